package io.hanse.protocol.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be used. Its message has one line for each fault. */
public final class FaultyFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FaultyFileException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
  }
}
