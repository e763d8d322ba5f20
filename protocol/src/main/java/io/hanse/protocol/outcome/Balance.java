package io.hanse.protocol.outcome;

import io.hanse.protocol.amount.Points;

/**
 * What a member has after a message.
 *
 * @param available can be spent now
 * @param held is reserved by authorizations
 * @param debt is owed after returns of what had been spent; later accruals repay it first
 */
public record Balance(Points available, Points held, Points debt) {
  public static final Balance EMPTY = new Balance(Points.ZERO, Points.ZERO, Points.ZERO);
}
