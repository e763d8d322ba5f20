package io.hanse.node.decision.book;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.ParticipantId;
import java.time.Instant;

/**
 * What is added to a debt; opens the debt where the lot has none.
 *
 * @param since when the debt was opened; kept where the debt exists and is not zero
 * @param change points of either sign
 */
public record DebtChange(
    long lot, CardNumber card, ParticipantId issuer, Instant since, long change) {
  /**
   * Both changes of one debt together, since the first.
   *
   * @throws ArithmeticException when the sum does not fit
   */
  public DebtChange plus(DebtChange more) {
    return new DebtChange(lot, card, issuer, since, Math.addExact(change, more.change));
  }
}
