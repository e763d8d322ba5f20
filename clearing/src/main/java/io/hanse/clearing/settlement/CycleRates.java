package io.hanse.clearing.settlement;

import io.hanse.clearing.fx.RatePolicy;

/**
 * The exchange rates of a cycle.
 *
 * @param source where they are read from
 * @param policy how old they may be
 */
public record CycleRates(RateSource source, RatePolicy policy) {}
