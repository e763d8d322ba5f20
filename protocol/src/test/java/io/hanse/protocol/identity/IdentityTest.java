package io.hanse.protocol.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hanse.protocol.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
  private final Samples samples = Samples.seeded();

  @Test
  void idsAndCardsAreReadAsTheyAreWritten() {
    for (int round = 0; round < 5000; round++) {
      MessageId id = samples.id();
      CardNumber card = samples.card();

      assertEquals(id, MessageId.parse(id.toString()));
      assertEquals(card, CardNumber.parse(card.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01932c07-1a2b-7c3d-8e4f-5a6b7c8d9e0",
        "01932c07-1a2b-7c3d-8e4f-5a6b7c8d9e0ff",
        "01932C07-1a2b-7c3d-8e4f-5a6b7c8d9e0f",
        "01932c07x1a2b-7c3d-8e4f-5a6b7c8d9e0f",
        "0-932c07-1a2b-7c3d-8e4f-5a6b7c8d9e0f",
        "01932g07-1a2b-7c3d-8e4f-5a6b7c8d9e0f"
      })
  void anIdHasOneSpelling(String text) {
    assertThrows(IllegalArgumentException.class, () -> MessageId.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "400001000000000",
        "40000100000000010",
        "4000010000000002",
        "0000010000000001",
        "400001000000000a",
        "-000010000000001",
        "\u0664000010000000001"
      })
  void aCardHasSixteenDigitsAndItsCheckDigit(String text) {
    assertThrows(IllegalArgumentException.class, () -> CardNumber.parse(text));
  }
}
