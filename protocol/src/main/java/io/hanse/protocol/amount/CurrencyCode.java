package io.hanse.protocol.amount;

import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** An ISO 4217 currency with the number of decimals of its minor unit (EUR 2, JPY 0, KWD 3). */
public final class CurrencyCode implements Comparable<CurrencyCode> {
  private static final Set<Currency> KNOWN = Currency.getAvailableCurrencies();
  private static final ConcurrentMap<String, CurrencyCode> INTERNED = new ConcurrentHashMap<>();

  private final String code;
  private final int decimals;

  private CurrencyCode(String code, int decimals) {
    this.code = code;
    this.decimals = decimals;
  }

  /**
   * The currency of that code, or nothing where ISO 4217 has none with a minor unit.
   *
   * @param code three capital letters
   */
  public static Optional<CurrencyCode> find(String code) {
    CurrencyCode known = INTERNED.get(code);
    if (known != null) {
      return Optional.of(known);
    }
    return KNOWN.stream()
        .filter(currency -> currency.getCurrencyCode().equals(code))
        .filter(currency -> currency.getDefaultFractionDigits() >= 0)
        .findFirst()
        .map(currency -> intern(code, currency.getDefaultFractionDigits()));
  }

  /**
   * The currency of that code.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static CurrencyCode of(String code) {
    return find(code)
        .orElseThrow(() -> new IllegalArgumentException("no ISO 4217 currency: " + code));
  }

  private static CurrencyCode intern(String code, int decimals) {
    return INTERNED.computeIfAbsent(code, key -> new CurrencyCode(key, decimals));
  }

  public String code() {
    return code;
  }

  /** Decimals of the minor unit, 0 to 4. */
  public int decimals() {
    return decimals;
  }

  @Override
  public int compareTo(CurrencyCode other) {
    return code.compareTo(other.code);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CurrencyCode that && code.equals(that.code);
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  @Override
  public String toString() {
    return code;
  }
}
