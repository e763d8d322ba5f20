package io.hanse.clearing.settlement;

import io.hanse.clearing.fx.RatesFileAnswer;
import io.vertx.core.Future;

/** Where a cycle's exchange rates are read from, anew for each cycle. */
@FunctionalInterface
public interface RateSource {
  /** The rates, or why there are none. */
  Future<RatesFileAnswer> read();
}
