package io.hanse.config.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.protocol.rejection.Result;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DirectoryInForceTest {
  @Test
  void aVersionIsReadAsItWasWritten() {
    DirectoryInForce inForce = new DirectoryInForce(7);

    assertEquals("{\"version\":7}", new String(inForce.octets(), StandardCharsets.UTF_8));
    assertEquals(Result.of(inForce), DirectoryInForce.read(inForce.octets()));
  }
}
