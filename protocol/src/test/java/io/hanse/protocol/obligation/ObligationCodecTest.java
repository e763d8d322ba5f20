package io.hanse.protocol.obligation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.protocol.Samples;
import org.junit.jupiter.api.Test;

class ObligationCodecTest {
  private final Samples samples = Samples.seeded();

  @Test
  void everyObligationIsReadAsItWasWritten() {
    for (int round = 0; round < 2000; round++) {
      Obligation obligation = samples.obligation();

      Obligation read = ObligationReader.read(ObligationWriter.octets(obligation)).orElseThrow();

      assertEquals(obligation, read);
    }
  }
}
