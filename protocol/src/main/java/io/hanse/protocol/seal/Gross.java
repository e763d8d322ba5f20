package io.hanse.protocol.seal;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.ParticipantId;

/**
 * What one participant owes another out of one window, before any netting.
 *
 * @param debtor who owes
 * @param creditor who is owed
 * @param amount the sum of the obligations, more than zero
 * @param count how many there are
 */
public record Gross(ParticipantId debtor, ParticipantId creditor, Money amount, long count) {
  /**
   * The sum of two figures of the same pair and currency.
   *
   * @throws IllegalArgumentException when they are of different pairs or currencies
   * @throws ArithmeticException when the sum leaves the range of {@link Money} or of the count
   */
  public Gross plus(Gross other) {
    if (!debtor.equals(other.debtor) || !creditor.equals(other.creditor)) {
      throw new IllegalArgumentException("not of one pair: " + this + " and " + other);
    }
    return new Gross(
        debtor, creditor, amount.plus(other.amount), Math.addExact(count, other.count));
  }
}
