package io.hanse.protocol.identity;

import java.util.UUID;

/**
 * A message's id, unique for ever within its participant.
 *
 * @param value a UUID (RFC 9562), version 7 preferred
 */
public record MessageId(UUID value) implements Comparable<MessageId> {
  private static final int LENGTH = 36;

  /**
   * Reads the 36-character form in lower case; one id has one spelling.
   *
   * @throws IllegalArgumentException when it is not one
   */
  public static MessageId parse(String text) {
    if (text.length() != LENGTH) {
      throw unfit(text);
    }
    long high = 0;
    long low = 0;
    for (int at = 0; at < LENGTH; at++) {
      char character = text.charAt(at);
      if (at == 8 || at == 13 || at == 18 || at == 23) {
        if (character != '-') {
          throw unfit(text);
        }
      } else if (at < 18) {
        high = high << 4 | digit(character, text);
      } else {
        low = low << 4 | digit(character, text);
      }
    }
    return new MessageId(new UUID(high, low));
  }

  private static int digit(char character, String text) {
    if (character >= '0' && character <= '9') {
      return character - '0';
    }
    if (character >= 'a' && character <= 'f') {
      return character - 'a' + 10;
    }
    throw unfit(text);
  }

  private static IllegalArgumentException unfit(String text) {
    return new IllegalArgumentException("not a lower-case UUID: " + Excerpt.of(text));
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
