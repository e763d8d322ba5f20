package io.hanse.protocol.identity;

import java.util.regex.Pattern;

/**
 * A shop, property or till group of one participant.
 *
 * @param value 1 to 40 letters, digits, dots, hyphens and underscores
 */
public record LocationId(String value) implements Comparable<LocationId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException when {@code value} does not have it
   */
  public LocationId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a location: " + Excerpt.of(value));
    }
  }

  public static LocationId of(String value) {
    return new LocationId(value);
  }

  @Override
  public int compareTo(LocationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
