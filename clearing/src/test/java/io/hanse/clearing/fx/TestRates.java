package io.hanse.clearing.fx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/** Reference rates from the text of a file without a fault. */
public final class TestRates {
  private TestRates() {}

  public static ReferenceRates of(String csv) {
    return assertInstanceOf(RatesFileAnswer.Read.class, ReferenceRates.parse(csv.getBytes(UTF_8)))
        .rates();
  }
}
