package io.hanse.config.directory;

import java.util.Locale;
import java.util.Set;

/**
 * A country of ISO 3166-1.
 *
 * @param value two capital letters
 */
public record CountryCode(String value) implements Comparable<CountryCode> {
  private static final Set<String> KNOWN =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  /**
   * Checks that there is such a country.
   *
   * @throws IllegalArgumentException when there is none
   */
  public CountryCode {
    if (!KNOWN.contains(value)) {
      throw new IllegalArgumentException("no ISO 3166-1 country");
    }
  }

  public static CountryCode of(String value) {
    return new CountryCode(value);
  }

  @Override
  public int compareTo(CountryCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
