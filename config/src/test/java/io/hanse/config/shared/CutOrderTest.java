package io.hanse.config.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.rejection.Result;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CutOrderTest {
  @Test
  void anOrderIsReadAsItWasWritten() {
    CutOrder order = new CutOrder(7, 3);

    assertEquals("{\"window\":7,\"fence\":3}", new String(order.octets(), StandardCharsets.UTF_8));
    assertEquals(Result.of(order), CutOrder.read(order.octets()));
  }

  @Test
  void anOrderWithoutItsFenceIsRefused() {
    byte[] octets = "{\"window\":7}".getBytes(StandardCharsets.UTF_8);

    var refused = assertInstanceOf(Result.Refused.class, CutOrder.read(octets));

    assertEquals(RejectionCode.INVALID_MESSAGE, refused.rejection().code());
  }
}
