package io.hanse.protocol.json;

import static io.hanse.protocol.rejection.RejectionCode.INVALID_MESSAGE;
import static io.hanse.protocol.rejection.RejectionCode.MALFORMED_JSON;

/**
 * What a string may hold: no control characters, no half of a surrogate pair, bounded in length.
 */
final class TextRules {
  private TextRules() {}

  static String check(JsonTokens json, String text, int least, int most) {
    int length = text.length();
    for (int at = 0; at < length; at++) {
      char character = text.charAt(at);
      if (character < ' ' || character == 0x7f) {
        throw json.fault(INVALID_MESSAGE, "has a control character");
      }
      if (character >= Character.MIN_SURROGATE) {
        checkEncodable(json, text);
        break;
      }
    }
    if (length < least || length > most) {
      throw json.fault(
          INVALID_MESSAGE, "must have " + least + " to " + most + " characters, has " + length);
    }
    return text;
  }

  /** An escape can say half a surrogate pair, which no UTF-8 can. */
  static void checkEncodable(JsonTokens json, String text) {
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (Character.isHighSurrogate(character)
          && at + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(at + 1))) {
        at++;
      } else if (Character.isSurrogate(character)) {
        throw json.fault(MALFORMED_JSON, "an escape is half of a surrogate pair");
      }
    }
  }
}
