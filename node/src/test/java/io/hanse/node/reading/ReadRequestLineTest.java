package io.hanse.node.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadRequestLineTest {
  private static final CardNumber CARD = CardNumber.of(990100, 17);
  private static final ParticipantId HOTEL = ParticipantId.of("hotel");

  @Test
  void everyQuestionArrivesAsItWasAsked() {
    EntryCursor cursor = new EntryCursor(Instant.parse("2026-11-02T10:00:00.123456Z"), 3, 12, 499);
    List<ReadRequest> questions =
        List.of(
            new ReadRequest.BalanceOf(CARD),
            new ReadRequest.EntriesOf(CARD, Optional.empty(), 50, Optional.empty()),
            new ReadRequest.EntriesOf(CARD, Optional.of(cursor), 1, Optional.of(HOTEL)),
            new ReadRequest.ReceiptOf(HOTEL, new MessageId(UUID.randomUUID())),
            new ReadRequest.MessageOf(HOTEL, new MessageId(UUID.randomUUID())),
            new ReadRequest.BatchOf(2, 71),
            new ReadRequest.ProofOf(2, 71),
            new ReadRequest.SealOf(9),
            new ReadRequest.TrialBalanceAt(9));

    for (ReadRequest question : questions) {
      assertEquals(question, ReadRequestLine.parse(ReadRequestLine.text(question)));
    }
  }

  @Test
  void whatIsNoQuestionIsRefused() {
    for (String line : List.of("", "balance", "balance 1", "seal x", "entries 1 2 3", "drop 1")) {
      assertThrows(IllegalArgumentException.class, () -> ReadRequestLine.parse(line), line);
    }
  }
}
