package io.hanse.clearing.netting;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.ParticipantId;

/**
 * One participant's figure in one currency, against the settlement account.
 *
 * @param participant whose it is
 * @param receivable the gross sum that others owe it
 * @param payable the gross sum that it owes others
 */
public record NetPosition(ParticipantId participant, Money receivable, Money payable) {
  /** What it gets, or, where negative, what it has to pay. */
  public Money net() {
    return receivable.minus(payable);
  }

  NetPosition receiving(Money amount) {
    return new NetPosition(participant, receivable.plus(amount), payable);
  }

  NetPosition paying(Money amount) {
    return new NetPosition(participant, receivable, payable.plus(amount));
  }
}
