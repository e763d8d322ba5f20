package io.hanse.node.decision.book;

import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.ParticipantId;
import java.time.Instant;
import java.util.Comparator;

/**
 * Points that a member had spent before their accrual was taken back. One per accrual.
 *
 * @param lot the accrual's first lot
 * @param issuer who bears it until it is repaid
 * @param owed points, more than zero where it is loaded
 * @param since when it was first opened
 */
public record Debt(long lot, CardNumber card, ParticipantId issuer, Points owed, Instant since) {
  /** Oldest first. */
  public static final Comparator<Debt> REPAYMENT_ORDER =
      Comparator.comparing(Debt::since).thenComparing(Debt::lot);

  /**
   * This debt after a change.
   *
   * @throws ArithmeticException when it would be negative
   */
  public Debt after(DebtChange change) {
    return new Debt(
        lot, card, issuer, Points.of(Math.addExact(owed.value(), change.change())), since);
  }
}
