package io.hanse.protocol.json;

import static io.hanse.protocol.rejection.RejectionCode.INVALID_MESSAGE;
import static io.hanse.protocol.rejection.RejectionCode.MALFORMED_JSON;

/**
 * What a string may hold: Unicode as I-JSON has it (RFC 7493 section 2.1), so no half of a
 * surrogate pair and no non-character, and beyond that no control characters (C0, DEL, C1). All
 * else is carried as it is, bidirectional marks included. Its length is bounded.
 */
final class TextRules {
  /** The first of 32 non-characters in the middle of the basic plane; all others end a plane. */
  private static final int FIRST_NONCHARACTER = 0xfdd0;

  private static final int LAST_NONCHARACTER = 0xfdef;

  private TextRules() {}

  static String check(JsonTokens json, String text, int least, int most) {
    int length = text.length();
    boolean beyond = false;
    for (int at = 0; at < length; at++) {
      char character = text.charAt(at);
      if (Character.isISOControl(character)) {
        throw json.fault(INVALID_MESSAGE, "has a control character");
      }
      beyond |= character >= Character.MIN_SURROGATE;
    }
    if (beyond) {
      checkInterchangeable(json, text);
    }
    if (length < least || length > most) {
      throw json.fault(
          INVALID_MESSAGE, "must have " + least + " to " + most + " characters, has " + length);
    }
    return text;
  }

  /** Refuses what is no I-JSON: non-characters, and half a pair, which only an escape can say. */
  static void checkInterchangeable(JsonTokens json, String text) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int character = text.codePointAt(at);
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        throw json.fault(MALFORMED_JSON, "an escape is half of a surrogate pair");
      }
      if (isNoncharacter(character)) {
        throw json.fault(MALFORMED_JSON, "has a code point that is no character");
      }
    }
  }

  private static boolean isNoncharacter(int codePoint) {
    return (codePoint & 0xfffe) == 0xfffe
        || (codePoint >= FIRST_NONCHARACTER && codePoint <= LAST_NONCHARACTER);
  }
}
