package io.hanse.standalone.network;

import io.hanse.clearing.fx.RatesFileAnswer;
import io.hanse.clearing.fx.ReferenceRates;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The newest date of a file of reference rates, which a demonstration accepts however old it is.
 */
public final class RatesFile {
  private RatesFile() {}

  /**
   * Reads a file as clearing will.
   *
   * @throws IOException when clearing would refuse the file; the message names file, line and
   *     column
   */
  public static NetworkPlan.Rates at(Path file) throws IOException {
    return switch (ReferenceRates.read(file)) {
      case RatesFileAnswer.Read(ReferenceRates rates) ->
          new NetworkPlan.Rates(file, rates.newestDay());
      case RatesFileAnswer.Refused(String reason) -> throw new IOException(reason);
    };
  }
}
