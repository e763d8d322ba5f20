package io.hanse.node.decision.book;

import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.outcome.Balance;

/**
 * A member's figures in network points, as its locked row has them.
 *
 * @param available the sum of what remains in the member's lots
 * @param held the sum of what authorizations hold of them
 * @param debt the sum of the member's debts
 */
public record MemberAccount(CardNumber card, Points available, Points held, Points debt) {
  /** A member who has just enrolled. */
  public static MemberAccount empty(CardNumber card) {
    return new MemberAccount(card, Points.ZERO, Points.ZERO, Points.ZERO);
  }

  /**
   * Whether the member owes points and has points to spend, which no message leaves behind; members
   * of a ledger from before that rule may, until their next message.
   */
  public boolean owesDespiteBalance() {
    return debt.isPositive() && available.isPositive();
  }

  /** As the member is told. */
  public Balance balance() {
    return new Balance(available, held, debt);
  }

  /**
   * These figures after a change.
   *
   * @throws ArithmeticException when a figure would be negative or beyond what a ledger holds
   */
  public MemberAccount after(MemberChange change) {
    return new MemberAccount(
        card,
        Points.of(Math.addExact(available.value(), change.available())),
        Points.of(Math.addExact(held.value(), change.held())),
        Points.of(Math.addExact(debt.value(), change.debt())));
  }
}
