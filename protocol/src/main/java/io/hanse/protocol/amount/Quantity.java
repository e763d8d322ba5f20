package io.hanse.protocol.amount;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much of one article a line is about: pieces, or kilograms to the gram.
 *
 * @param thousandths the quantity times one thousand, 1 to {@link #MAX}
 */
public record Quantity(long thousandths) implements Comparable<Quantity> {
  /** One thousand million pieces. */
  public static final long MAX = 1_000_000_000_000L;

  public static final Quantity ONE = new Quantity(1000);

  /**
   * Checks the range.
   *
   * @throws ArithmeticException when the quantity is not positive or too large
   */
  public Quantity {
    if (thousandths < 1 || thousandths > MAX) {
      throw new ArithmeticException("quantity out of range: " + thousandths + " thousandths");
    }
  }

  public static Quantity ofPieces(long pieces) {
    return new Quantity(Math.multiplyExact(pieces, 1000L));
  }

  /**
   * Reads a plain decimal of at most three decimals, such as {@code "2"} or {@code "0.350"}.
   *
   * @throws NumberFormatException when it is not one
   * @throws ArithmeticException when it is out of range or has more decimals
   */
  public static Quantity parse(String decimal) {
    if (decimal.length() > 16 || !decimal.matches("[0-9]{1,12}(\\.[0-9]{1,3})?")) {
      throw new NumberFormatException("a quantity is a decimal of at most three decimals");
    }
    return new Quantity(
        new BigDecimal(decimal)
            .setScale(3, RoundingMode.UNNECESSARY)
            .unscaledValue()
            .longValueExact());
  }

  @Override
  public int compareTo(Quantity other) {
    return Long.compare(thousandths, other.thousandths);
  }

  /** The shortest decimal: {@code 2}, {@code 0.35}. */
  public String toDecimal() {
    return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
  }
}
