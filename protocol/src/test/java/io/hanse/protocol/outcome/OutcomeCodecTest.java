package io.hanse.protocol.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.protocol.Samples;
import org.junit.jupiter.api.Test;

class OutcomeCodecTest {
  private final Samples samples = Samples.seeded();

  @Test
  void everyOutcomeIsReadAsItWasWritten() {
    for (int round = 0; round < 5000; round++) {
      Outcome outcome = samples.outcome();

      Outcome read = OutcomeReader.read(OutcomeWriter.octets(outcome)).orElseThrow();

      assertEquals(outcome, read);
    }
  }
}
