package io.hanse.protocol.identity;

import java.util.regex.Pattern;

/**
 * A legal entity of the coalition.
 *
 * @param value 2 to 40 lower-case letters, digits and hyphens, a letter first
 */
public record ParticipantId(String value) implements Comparable<ParticipantId> {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,39}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException when {@code value} does not have it
   */
  public ParticipantId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a participant: " + Excerpt.of(value));
    }
  }

  public static ParticipantId of(String value) {
    return new ParticipantId(value);
  }

  @Override
  public int compareTo(ParticipantId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
