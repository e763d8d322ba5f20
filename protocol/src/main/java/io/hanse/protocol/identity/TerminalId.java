package io.hanse.protocol.identity;

import java.util.regex.Pattern;

/**
 * One till of a location.
 *
 * @param value 1 to 40 letters, digits, dots, hyphens and underscores
 */
public record TerminalId(String value) implements Comparable<TerminalId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException when {@code value} does not have it
   */
  public TerminalId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a terminal: " + Excerpt.of(value));
    }
  }

  public static TerminalId of(String value) {
    return new TerminalId(value);
  }

  @Override
  public int compareTo(TerminalId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
