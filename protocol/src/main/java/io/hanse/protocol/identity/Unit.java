package io.hanse.protocol.identity;

import java.util.regex.Pattern;

/**
 * What a balance counts.
 *
 * @param value {@code points} for the network's own points
 */
public record Unit(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9:-]{0,59}");

  public static final Unit NETWORK_POINTS = new Unit("points");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException when {@code value} does not have it
   */
  public Unit {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a unit: " + Excerpt.of(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
