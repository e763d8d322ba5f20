package io.hanse.protocol.octets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Base64url without padding (RFC 4648 section 5, RFC 7515 section 2). Reading is strict: no
 * padding, no other characters, and the bits that the last character has left over are zero, so
 * that one value has one spelling.
 */
public final class Base64Url {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private Base64Url() {}

  public static String encode(byte[] octets) {
    return new String(ENCODER.encode(octets), ISO_8859_1);
  }

  /** The characters as octets of ASCII. */
  public static byte[] encodeToOctets(byte[] octets) {
    return ENCODER.encode(octets);
  }

  public static Optional<byte[]> decode(String text) {
    byte[] characters = text.getBytes(ISO_8859_1);
    return characters.length == text.length() ? decode(characters, 0, characters.length) : none();
  }

  /** Reads a part of an array of ASCII. */
  public static Optional<byte[]> decode(byte[] characters, int from, int to) {
    if ((to - from) % 4 == 1 || (to > from && !lastFits(characters[to - 1], (to - from) % 4))) {
      return none();
    }
    try {
      return Optional.of(DECODER.decode(Arrays.copyOfRange(characters, from, to)));
    } catch (IllegalArgumentException refused) {
      return none();
    }
  }

  private static Optional<byte[]> none() {
    return Optional.empty();
  }

  /** Two characters over carry 8 of 12 bits, three carry 16 of 18: the rest must be zero. */
  private static boolean lastFits(byte character, int over) {
    int value = valueOf(character);
    return switch (over) {
      case 2 -> value >= 0 && (value & 0x0f) == 0;
      case 3 -> value >= 0 && (value & 0x03) == 0;
      default -> value >= 0;
    };
  }

  private static int valueOf(byte character) {
    if (character >= 'A' && character <= 'Z') {
      return character - 'A';
    }
    if (character >= 'a' && character <= 'z') {
      return character - 'a' + 26;
    }
    if (character >= '0' && character <= '9') {
      return character - '0' + 52;
    }
    return character == '-' ? 62 : character == '_' ? 63 : -1;
  }
}
