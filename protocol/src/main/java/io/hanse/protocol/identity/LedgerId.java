package io.hanse.protocol.identity;

import java.util.regex.Pattern;

/**
 * One double-entry book on one database, the home of a set of members.
 *
 * @param value 2 to 20 lower-case letters, digits and hyphens, a letter first
 */
public record LedgerId(String value) implements Comparable<LedgerId> {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,19}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException when {@code value} does not have it
   */
  public LedgerId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a ledger: " + Excerpt.of(value));
    }
  }

  public static LedgerId of(String value) {
    return new LedgerId(value);
  }

  @Override
  public int compareTo(LedgerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
