package io.hanse.standalone.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * The newest date of a file of reference rates, which a demonstration accepts however old it is.
 */
public final class RatesFile {
  private RatesFile() {}

  /**
   * Looks at a file.
   *
   * @throws IOException when the file cannot be read, or has no line that begins with a date
   */
  public static NetworkPlan.Rates at(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      LocalDate newest =
          lines
              .filter(line -> line.matches("\\d{4}-\\d{2}-\\d{2},.*"))
              .map(line -> LocalDate.parse(line.substring(0, 10)))
              .max(LocalDate::compareTo)
              .orElseThrow(() -> new IOException(file + " has no line with a date and rates"));
      return new NetworkPlan.Rates(file, newest);
    }
  }
}
