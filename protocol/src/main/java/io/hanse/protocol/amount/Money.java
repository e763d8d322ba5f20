package io.hanse.protocol.amount;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact amount of one currency. It may be negative: a net position is signed.
 *
 * @param currency the currency
 * @param minorUnits cents, hellers, whole yen; between -{@link #MAX} and {@link #MAX}
 */
public record Money(CurrencyCode currency, long minorUnits) {
  /** The largest amount in minor units that one value may hold: ten to the fifteenth. */
  public static final long MAX = 1_000_000_000_000_000L;

  /**
   * Checks the range.
   *
   * @throws ArithmeticException when the amount is out of range
   */
  public Money {
    if (minorUnits < -MAX || minorUnits > MAX) {
      throw new ArithmeticException("amount out of range: " + minorUnits);
    }
  }

  public static Money of(CurrencyCode currency, long minorUnits) {
    return new Money(currency, minorUnits);
  }

  public static Money zero(CurrencyCode currency) {
    return new Money(currency, 0);
  }

  /**
   * Reads a decimal string of exactly the currency's scale, such as {@code "12.34"} for EUR or
   * {@code "1200"} for JPY.
   *
   * @throws NumberFormatException when it is not one; the message says what is expected
   */
  public static Money parse(CurrencyCode currency, String decimal) {
    int decimals = currency.decimals();
    if (!hasScale(decimal, decimals)) {
      throw new NumberFormatException(
          "an amount in "
              + currency
              + " has "
              + decimals
              + " decimals and at most 13 digits before");
    }
    return new Money(currency, Long.parseLong(decimal.replace(".", "")));
  }

  private static boolean hasScale(String text, int decimals) {
    int start = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    int whole = (point < 0 ? text.length() : point) - start;
    int fraction = point < 0 ? 0 : text.length() - point - 1;
    boolean leadingZero = whole > 1 && text.charAt(start) == '0';
    boolean pointFits = (point >= 0) == (decimals > 0);
    return whole >= 1
        && whole + decimals <= 15
        && !leadingZero
        && pointFits
        && fraction == decimals
        && text.chars().skip(start).allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
        && text.indexOf('.', point + 1) < 0;
  }

  public Money plus(Money other) {
    requireSame(other);
    return new Money(currency, Math.addExact(minorUnits, other.minorUnits));
  }

  public Money minus(Money other) {
    requireSame(other);
    return new Money(currency, Math.subtractExact(minorUnits, other.minorUnits));
  }

  public Money negated() {
    return new Money(currency, -minorUnits);
  }

  public boolean isPositive() {
    return minorUnits > 0;
  }

  public boolean isNegative() {
    return minorUnits < 0;
  }

  public boolean isZero() {
    return minorUnits == 0;
  }

  private void requireSame(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(currency + " and " + other.currency + " do not add");
    }
  }

  /** The amount in major units with the currency's scale, such as {@code 12.34}. */
  public BigDecimal toBigDecimal() {
    return new BigDecimal(BigInteger.valueOf(minorUnits), currency.decimals());
  }

  /** The decimal string that goes on the wire and into files, such as {@code 12.34}. */
  public String toDecimal() {
    return toBigDecimal().toPlainString();
  }

  @Override
  public String toString() {
    return currency + " " + toDecimal();
  }
}
