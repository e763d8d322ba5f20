package io.hanse.protocol.json;

import static io.hanse.protocol.rejection.RejectionCode.INVALID_MESSAGE;
import static io.hanse.protocol.rejection.RejectionCode.MALFORMED_JSON;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The parser under a {@link JsonReader}: one token after the other, how deep they are, and where.
 * What is no JSON leaves the reading.
 */
final class JsonTokens {
  /** Any number of so many characters fits into a {@code long}. */
  private static final int MOST_DIGITS = 18;

  private final JsonParser parser;
  private final int base;
  private final Place place;
  private int open;

  /**
   * Before the first token.
   *
   * @param base where in the array the parser begins
   * @param place where the reader says that it is
   */
  JsonTokens(JsonParser parser, int base, Place place) {
    this.parser = parser;
    this.base = base;
    this.place = place;
  }

  JsonToken current() {
    return parser.currentToken();
  }

  /** The next token, which must be there. */
  JsonToken advance() {
    JsonToken token = advanceOrEnd();
    if (token == null) {
      throw syntax();
    }
    return token;
  }

  /** The next token, or null behind the last. */
  @Nullable JsonToken advanceOrEnd() {
    try {
      JsonToken token = parser.nextToken();
      if (token != null) {
        open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      }
      return token;
    } catch (IOException notJson) {
      throw syntax();
    }
  }

  /** How many objects and arrays are open around the current value. */
  int around() {
    return open - (current().isStructStart() ? 1 : 0);
  }

  /** Goes on until only so many objects and arrays are open. */
  void leaveTo(int around) {
    while (open > around) {
      advance();
    }
  }

  void expect(JsonToken token, String detail) {
    if (current() != token) {
      throw fault(INVALID_MESSAGE, detail);
    }
  }

  String name() {
    try {
      return parser.currentName();
    } catch (IOException notJson) {
      throw syntax();
    }
  }

  String text() {
    try {
      return parser.getText();
    } catch (IOException notJson) {
      throw syntax();
    }
  }

  /** The current number, where it is whole and in the range. */
  @Nullable Long integerOrNull(long least, long most) {
    try {
      if (current() != JsonToken.VALUE_NUMBER_INT || parser.getTextLength() > MOST_DIGITS) {
        return null;
      }
      long number = parser.getLongValue();
      boolean minusZero = number == 0 && parser.getTextLength() > 1;
      return number >= least && number <= most && !minusZero ? number : null;
    } catch (IOException notJson) {
      throw syntax();
    }
  }

  /** Goes over everything. */
  void scan() {
    boolean any = false;
    while (advanceOrEnd() != null) {
      if (any && open == (current().isStructStart() ? 1 : 0) && !current().isStructEnd()) {
        throw syntax();
      }
      any = true;
      if (current() == JsonToken.FIELD_NAME) {
        TextRules.checkInterchangeable(this, name());
      } else if (current() == JsonToken.VALUE_STRING) {
        TextRules.checkInterchangeable(this, text());
      }
    }
  }

  /** Where in the array the current value begins. */
  int startOffset() {
    return base + (int) parser.currentTokenLocation().getByteOffset();
  }

  /** Where in the array the value ended that was read last. */
  int endOffset() {
    return base + (int) parser.currentLocation().getByteOffset();
  }

  JsonFault fault(RejectionCode code, String detail) {
    return new JsonFault(new Rejection(code, detail, place.pointer()));
  }

  /** Says where, but not what: the octets may be personal data. */
  JsonFault syntax() {
    long octet = parser.currentLocation().getByteOffset();
    return fault(MALFORMED_JSON, "not strict JSON near octet " + octet);
  }
}
