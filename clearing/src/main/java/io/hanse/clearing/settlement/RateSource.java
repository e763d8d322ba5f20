package io.hanse.clearing.settlement;

import io.hanse.clearing.fx.ReferenceRates;
import io.vertx.core.Future;

/** Where a cycle's exchange rates are read from, anew for each cycle. */
@FunctionalInterface
public interface RateSource {
  /** The rates; fails when there is no file or it is none of that kind. */
  Future<ReferenceRates> read();
}
