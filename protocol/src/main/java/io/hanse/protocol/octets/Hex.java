package io.hanse.protocol.octets;

import java.util.HexFormat;

/** Lower-case hexadecimal digits, two an octet. */
public final class Hex {
  private static final HexFormat FORMAT = HexFormat.of();

  private Hex() {}

  public static String encode(byte[] octets) {
    return FORMAT.formatHex(octets);
  }

  /**
   * Reads lower-case digits; one value has one spelling.
   *
   * @throws IllegalArgumentException when a digit is missing, in upper case or none
   */
  public static byte[] decode(String digits) {
    for (int at = 0; at < digits.length(); at++) {
      char digit = digits.charAt(at);
      if (digit >= 'A' && digit <= 'F') {
        throw new IllegalArgumentException("hex digits are in lower case");
      }
    }
    return FORMAT.parseHex(digits);
  }
}
