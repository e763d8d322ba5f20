package io.hanse.config.directory;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Points per major unit of a currency, earned or asked for.
 *
 * @param micros millionths of a point per major unit, 0 to {@link #MAX}; 1.5 points a euro is
 *     1500000
 */
public record PointsPerUnit(long micros) {
  /** One million points a major unit. */
  public static final long MAX = 1_000_000_000_000L;

  /** Decimals of the figure. */
  public static final int DECIMALS = 6;

  /**
   * Checks the range.
   *
   * @throws ArithmeticException when it is out of range
   */
  public PointsPerUnit {
    if (micros < 0 || micros > MAX) {
      throw new ArithmeticException("points per unit out of range: " + micros + " millionths");
    }
  }

  /**
   * Reads a plain decimal of at most six decimals.
   *
   * @throws NumberFormatException when it is none
   * @throws ArithmeticException when it is out of range
   */
  public static PointsPerUnit parse(String decimal) {
    if (!decimal.matches("[0-9]{1,7}(\\.[0-9]{1,6})?")) {
      throw new NumberFormatException("not a decimal of at most six decimals");
    }
    return new PointsPerUnit(
        new BigDecimal(decimal)
            .setScale(DECIMALS, RoundingMode.UNNECESSARY)
            .unscaledValue()
            .longValueExact());
  }

  /** The decimal, always six decimals. */
  public String toDecimal() {
    return BigDecimal.valueOf(micros, DECIMALS).toPlainString();
  }
}
