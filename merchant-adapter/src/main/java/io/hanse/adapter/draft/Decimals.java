package io.hanse.adapter.draft;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads figures of merchants' files: plain decimals of bounded length, never 1e400. */
public final class Decimals {
  private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,13}(\\.[0-9]{1,10})?");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

  private Decimals() {}

  /** A plain decimal, or nothing. */
  public static Optional<BigDecimal> decimal(String text) {
    return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** A whole number of at most nine digits, or nothing. */
  public static Optional<Integer> whole(String text) {
    return WHOLE.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /**
   * The amount in a currency, rounded half-even to its minor unit once.
   *
   * @return nothing where it exceeds the range of money
   */
  public static Optional<Money> money(CurrencyCode currency, BigDecimal amount) {
    BigDecimal minor =
        amount.movePointRight(currency.decimals()).setScale(0, RoundingMode.HALF_EVEN);
    return minor.abs().compareTo(BigDecimal.valueOf(Money.MAX)) >= 0
        ? Optional.empty()
        : Optional.of(Money.of(currency, minor.longValueExact()));
  }
}
