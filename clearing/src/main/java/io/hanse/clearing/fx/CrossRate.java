package io.hanse.clearing.fx;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * The rate at which one amount becomes another.
 *
 * @param from the currency given
 * @param to the currency received
 * @param rate units of {@code to} per unit of {@code from}, at most twelve significant digits
 * @param date the day for which the source published it
 * @param source who published it
 */
public record CrossRate(
    CurrencyCode from, CurrencyCode to, BigDecimal rate, LocalDate date, String source) {
  /** Significant digits of a rate, rounded half-even. */
  public static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException when it is not positive or has more than twelve digits
   */
  public CrossRate {
    if (rate.signum() <= 0 || rate.precision() > DIGITS.getPrecision()) {
      throw new IllegalArgumentException("not a rate of at most twelve digits: " + rate);
    }
  }

  /** The rate through the euro, from what one euro is worth in each of the two. */
  static CrossRate throughEuro(
      CurrencyCode from,
      BigDecimal fromPerEuro,
      CurrencyCode to,
      BigDecimal toPerEuro,
      LocalDate date,
      String source) {
    return new CrossRate(from, to, toPerEuro.divide(fromPerEuro, DIGITS), date, source);
  }

  /**
   * The amount in the other currency, rounded once, half-even, to its minor unit; the sign stays.
   *
   * @throws IllegalArgumentException when the amount is not in {@link #from}
   */
  public Money convert(Money amount) {
    if (!amount.currency().equals(from)) {
      throw new IllegalArgumentException("a rate from " + from + " does not convert " + amount);
    }
    BigDecimal converted =
        amount.toBigDecimal().multiply(rate).setScale(to.decimals(), RoundingMode.HALF_EVEN);
    return Money.of(to, converted.unscaledValue().longValueExact());
  }

  /** The rate as it is written in files: a plain decimal. */
  public String toDecimal() {
    return rate.toPlainString();
  }
}
