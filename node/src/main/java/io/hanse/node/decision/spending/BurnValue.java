package io.hanse.node.decision.spending;

import io.hanse.config.directory.PointsPerUnit;
import io.hanse.config.directory.Programme;
import io.hanse.node.decision.book.Exact;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.PointRate;
import java.util.Optional;

/**
 * What points are worth at the till, in one currency.
 *
 * @param perUnit points for one major unit, more than zero
 */
record BurnValue(CurrencyCode currency, PointsPerUnit perUnit) {
  /** What the programme says, or nothing where points have no value in that currency. */
  static Optional<BurnValue> of(Programme programme, CurrencyCode currency) {
    return programme
        .burnValue(currency)
        .filter(perUnit -> perUnit.micros() > 0)
        .map(perUnit -> new BurnValue(currency, perUnit));
  }

  /**
   * Points for a value, rounded up to whole ones; more than any balance where they are beyond a
   * {@code long}.
   *
   * @param minorUnits zero or more
   */
  long pointsFor(long minorUnits) {
    return Exact.ceiling(minorUnits, perUnit.micros(), divisor());
  }

  /**
   * The value of points, rounded down to the minor unit so that splitting a redemption never gains;
   * nothing where it is beyond money's range.
   */
  Optional<Money> valueOf(long points) {
    long minorUnits = Exact.floor(points, divisor(), perUnit.micros());
    return minorUnits > Money.MAX ? Optional.empty() : Optional.of(Money.of(currency, minorUnits));
  }

  private long divisor() {
    return Exact.tenTo(PointRate.DECIMALS + currency.decimals());
  }
}
