package io.hanse.protocol.identity;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A message's id, unique for ever within its participant.
 *
 * @param value a UUID (RFC 9562), version 7 preferred
 */
public record MessageId(UUID value) implements Comparable<MessageId> {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /**
   * Reads the 36-character form in lower case; one id has one spelling.
   *
   * @throws IllegalArgumentException when it is not one
   */
  public static MessageId parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a lower-case UUID: " + Excerpt.of(text));
    }
    return new MessageId(UUID.fromString(text));
  }

  /** Orders as PostgreSQL does: by the sixteen octets, unsigned. */
  @Override
  public int compareTo(MessageId other) {
    int high =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
