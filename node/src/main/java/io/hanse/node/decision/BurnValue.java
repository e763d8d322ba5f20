package io.hanse.node.decision;

import io.hanse.protocol.amount.CurrencyCode;

/**
 * What points are worth at the till.
 *
 * @param microPoints millionths of a point for one major unit, more than zero; 100 points for a
 *     euro are 100,000,000
 */
public record BurnValue(CurrencyCode currency, long microPoints) {
  public BurnValue {
    if (microPoints < 1) {
      throw new IllegalArgumentException("points have a value in " + currency);
    }
  }
}
