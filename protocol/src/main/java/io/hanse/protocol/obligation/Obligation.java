package io.hanse.protocol.obligation;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import java.time.OffsetDateTime;

/**
 * An amount that one participant owes another because of one ledger event.
 *
 * @param ledger the book that says so
 * @param obligationId {@code lane-batch-number}, unique in its ledger
 * @param sender the participant whose message caused it
 * @param messageId that message
 * @param debtor who owes
 * @param creditor who is owed, never the debtor
 * @param amount more than zero
 * @param kind why
 * @param points the points behind it, zero where there are none
 * @param rate the price per point at which the amount was computed
 * @param occurredAt the message's own time
 */
public record Obligation(
    LedgerId ledger,
    String obligationId,
    ParticipantId sender,
    MessageId messageId,
    ParticipantId debtor,
    ParticipantId creditor,
    Money amount,
    ObligationKind kind,
    Points points,
    PointRate rate,
    OffsetDateTime occurredAt) {
  /**
   * Checks what no obligation may break.
   *
   * @throws IllegalArgumentException when the amount is not positive, or somebody owes itself
   */
  public Obligation {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("an obligation is more than zero: " + amount);
    }
    if (debtor.equals(creditor)) {
      throw new IllegalArgumentException("nobody owes itself: " + debtor);
    }
  }
}
