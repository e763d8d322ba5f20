package io.hanse.node.ledger.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.node.decision.message.ContentHash;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.Submission;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ReservedParticipants;
import io.hanse.protocol.octets.Sha256;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What may wait at once. */
class IntakeTest {
  private static Delivery delivery(int octets) {
    byte[] content = new byte[octets];
    MessageKey key =
        new MessageKey(ReservedParticipants.OPERATOR, new MessageId(UUID.randomUUID()));
    return new Delivery.Own(
        content,
        new Submission.LotExpiry(
            key,
            ContentHash.of(Sha256.of(content).octets()),
            new CardNumber(1_000_000_000_000_008L)));
  }

  @Test
  void whatTakesMoreOctetsThanThereIsRoomForIsTurnedAwayAtOnce() {
    Intake intake = new Intake(100, 1_000);
    Future<List<Answer>> first = intake.submit(List.of(delivery(600)));

    Future<List<Answer>> second = intake.submit(List.of(delivery(600)));

    assertFalse(first.isComplete());
    assertTrue(second.isComplete());
  }

  @Test
  void roomThatWasTakenIsThereAgain() {
    Intake intake = new Intake(100, 1_000);
    intake.submit(List.of(delivery(600)));
    intake.take(10, () -> {});

    Future<List<Answer>> second = intake.submit(List.of(delivery(600)));

    assertFalse(second.isComplete());
  }

  @Test
  void aBatchTakesNoMoreOctetsThanItShouldButAlwaysOneUnit() {
    Intake intake = new Intake(100);
    intake.submit(List.of(delivery((int) Intake.BATCH_OCTETS + 1)));
    intake.submit(List.of(delivery(1)));
    intake.submit(List.of(delivery(1)));

    assertEquals(1, intake.take(10, () -> {}).size());
    assertEquals(2, intake.take(10, () -> {}).size());
  }
}
