package io.hanse.clearing.netting;

import io.hanse.clearing.fx.RateAnswer;
import io.hanse.protocol.amount.CurrencyCode;

/** The rates of one cycle: asked twice for the same pair, it answers the same. */
@FunctionalInterface
public interface Rates {
  RateAnswer find(CurrencyCode from, CurrencyCode to);
}
