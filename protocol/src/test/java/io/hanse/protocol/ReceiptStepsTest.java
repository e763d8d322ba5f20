package io.hanse.protocol;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.receipt.ReceiptVerifier;
import org.junit.jupiter.api.Test;

/** The five steps of the specification find every change, also where nobody thinks beyond them. */
class ReceiptStepsTest {
  private final Specification specification = new Specification();
  private final byte[] receipt = specification.examples("receipt").getFirst();
  private final byte[] message = specification.examples("message").get(1);

  @Test
  void theReceiptOfTheSpecificationFulfilsTheSteps() {
    assertTrue(LiteralReader.holds(receipt, message));
    assertFalse(LiteralReader.holds(receipt, specification.examples("message").get(2)));
  }

  @Test
  void afterAChangeOfAnyOctetAStepFails() {
    for (int at = 0; at < receipt.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = receipt.clone();
        changed[at] ^= (byte) (1 << bit);
        assertFalse(LiteralReader.holds(changed, message), "octet " + at + ", bit " + bit);
        assertFalse(ReceiptVerifier.verify(changed).isValid(), "octet " + at + ", bit " + bit);
      }
    }
  }
}
