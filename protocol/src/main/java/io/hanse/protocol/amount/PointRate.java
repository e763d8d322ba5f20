package io.hanse.protocol.amount;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Money per point: what an issuer owes for one of its points, or what an acceptor is reimbursed.
 *
 * @param currency the currency of the rate
 * @param micros millionths of a major unit per point, 0 to {@link #MAX}; 0.008 EUR a point is 8000
 */
public record PointRate(CurrencyCode currency, long micros) {
  /** One thousand major units a point. */
  public static final long MAX = 1_000_000_000L;

  /** Decimals of a rate; exact amounts are counted in millionths of a major unit. */
  public static final int DECIMALS = 6;

  /**
   * Checks the range.
   *
   * @throws ArithmeticException when the rate is out of range
   */
  public PointRate {
    if (micros < 0 || micros > MAX) {
      throw new ArithmeticException("rate out of range 0..1000 a point: " + micros + " millionths");
    }
  }

  /**
   * Reads a decimal of at most six decimals, such as {@code "0.008"}.
   *
   * @throws NumberFormatException when it is not a number
   * @throws ArithmeticException when it has more decimals or is out of range
   */
  public static PointRate parse(CurrencyCode currency, String decimal) {
    return new PointRate(
        currency,
        new BigDecimal(decimal)
            .setScale(DECIMALS, RoundingMode.UNNECESSARY)
            .unscaledValue()
            .longValueExact());
  }

  /**
   * What that many points are worth, exactly, before any rounding.
   *
   * @return millionths of a major unit
   * @throws ArithmeticException when the product does not fit
   */
  public long microsOf(Points points) {
    return Math.multiplyExact(micros, points.value());
  }

  /** How many millionths of a major unit one minor unit has: 10,000 for EUR, 1,000,000 for JPY. */
  public static long microsOfMinorUnit(CurrencyCode currency) {
    long micros = 1;
    for (int decimal = currency.decimals(); decimal < DECIMALS; decimal++) {
      micros *= 10;
    }
    return micros;
  }

  /** The rate as it is written in files, always six decimals: {@code 0.008000}. */
  public String toDecimal() {
    return BigDecimal.valueOf(micros, DECIMALS).toPlainString();
  }
}
