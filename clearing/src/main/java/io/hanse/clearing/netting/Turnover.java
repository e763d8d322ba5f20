package io.hanse.clearing.netting;

import io.hanse.protocol.amount.Money;

/**
 * What netting is worth in one currency, before any conversion.
 *
 * @param gross the sum of all obligations
 * @param bilateral what would move if each pair paid its difference
 * @param net what moves: the sum of all positive nets
 */
public record Turnover(Money gross, Money bilateral, Money net) {
  /** The amount that need not be paid. */
  public Money saving() {
    return gross.minus(net);
  }
}
