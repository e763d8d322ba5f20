package io.hanse.protocol.json;

import static io.hanse.protocol.rejection.RejectionCode.INVALID_MESSAGE;
import static io.hanse.protocol.rejection.RejectionCode.MALFORMED_JSON;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hanse.protocol.json.StrictJson.Reading;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.rejection.Result;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks through strict JSON, value by value, and always knows where it is. It stands on a value,
 * and whoever reads the value says what it must be; anything else leaves the reading with a
 * rejection.
 *
 * <pre>{@code
 * json.startObject();
 * while (json.nextField(SHAPE)) {
 *   switch (json.field()) {
 *     case "currency" -> currency = json.text(3, 3);
 *     default -> amount = json.text(1, 20);
 *   }
 * }
 * }</pre>
 */
public final class JsonReader {
  /** The largest whole number that is read. */
  public static final long MOST = 999_999_999_999_999_999L;

  private final Place place = new Place();
  private final JsonTokens tokens;
  private boolean leftOut;
  private @Nullable Rejection noted;

  JsonReader(JsonParser parser, int base) {
    tokens = new JsonTokens(parser, base, place);
  }

  // Objects and arrays.

  /** Enters the object on which the reader stands. */
  public void startObject() {
    tokens.expect(JsonToken.START_OBJECT, "must be an object");
    place.enter();
  }

  /**
   * Goes to the next member and stands on its value, or leaves the object at its end.
   *
   * @param shape the names that may come
   */
  public boolean nextField(Shape shape) {
    if (tokens.advance() == JsonToken.END_OBJECT) {
      place.leave();
      return false;
    }
    String name = name();
    int at = shape.indexOf(name);
    if (at < 0) {
      throw tokens.fault(INVALID_MESSAGE, "is not a field that is known here");
    }
    if (!place.first(at)) {
      throw tokens.fault(MALFORMED_JSON, "a name occurs twice");
    }
    tokens.advance();
    return true;
  }

  /**
   * As {@link #nextField}, but goes over members with other names, after noting that they are
   * there.
   */
  public boolean nextKnownField(Shape shape, RejectionCode others) {
    while (tokens.advance() == JsonToken.FIELD_NAME) {
      int at = shape.indexOf(name());
      if (at >= 0 && !place.first(at)) {
        throw tokens.fault(MALFORMED_JSON, "a name occurs twice");
      }
      tokens.advance();
      if (at >= 0) {
        return true;
      }
      note(others, "is not a field that is known here");
      skipValue();
    }
    place.leave();
    return false;
  }

  /** Goes to the end of the value on which the reader stands, whatever it is. */
  public void skipValue() {
    leftOut = true;
    tokens.leaveTo(tokens.around());
  }

  /** The name of the member on whose value the reader stands. */
  public String field() {
    return place.name();
  }

  /** The members of a shape that this object has had so far. */
  public long seen() {
    return place.seen();
  }

  /** Enters the array on which the reader stands. */
  public void startArray() {
    tokens.expect(JsonToken.START_ARRAY, "must be an array");
    place.enter();
  }

  public boolean standsOnArray() {
    return tokens.current() == JsonToken.START_ARRAY;
  }

  public boolean standsOnObject() {
    return tokens.current() == JsonToken.START_OBJECT;
  }

  /** Goes to the next element and stands on it, or leaves the array at its end. */
  public boolean nextElement() {
    if (tokens.advance() == JsonToken.END_ARRAY) {
      place.leave();
      return false;
    }
    place.next();
    return true;
  }

  /** All elements of the array on which the reader stands, in their order. */
  public <T> List<T> elements(Reading<T> each) {
    List<T> elements = new ArrayList<>();
    startArray();
    while (nextElement()) {
      elements.add(each.read(this));
    }
    return elements;
  }

  /**
   * An object of texts under names of the sender's own choice, in its order.
   *
   * @param entries at most so many
   * @param nameLength characters of a name, at least one
   * @param textLength characters of a text
   */
  public Map<String, String> texts(int entries, int nameLength, int textLength) {
    startObject();
    Map<String, String> texts = new LinkedHashMap<>();
    while (tokens.advance() != JsonToken.END_OBJECT) {
      String name = TextRules.check(tokens, name(), 1, nameLength);
      if (texts.containsKey(name)) {
        throw tokens.fault(MALFORMED_JSON, "a name occurs twice");
      }
      tokens.advance();
      texts.put(name, text(0, textLength));
      if (texts.size() > entries) {
        throw tokens.fault(INVALID_MESSAGE, "has more than " + entries + " entries");
      }
    }
    place.leave();
    return texts;
  }

  // Values.

  /** A text of at least {@code least} and at most {@code most} characters. */
  public String text(int least, int most) {
    tokens.expect(JsonToken.VALUE_STRING, "must be a string");
    return TextRules.check(tokens, tokens.text(), least, most);
  }

  /** Whether the reader stands on a string. */
  public boolean standsOnText() {
    return tokens.current() == JsonToken.VALUE_STRING;
  }

  /**
   * A text that a type of its own knows how to read.
   *
   * @param parse throws IllegalArgumentException or ArithmeticException for what it refuses
   */
  public <T> T parsed(int most, Function<String, T> parse) {
    String text = text(1, most);
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | ArithmeticException unfit) {
      throw tokens.fault(INVALID_MESSAGE, String.valueOf(unfit.getMessage()));
    }
  }

  /** A text that can be only one. */
  public void literal(String expected) {
    if (!text(0, StrictJson.MAX_TEXT).equals(expected)) {
      throw tokens.fault(INVALID_MESSAGE, "must be " + expected);
    }
  }

  /** A time with offset (RFC 3339). */
  public OffsetDateTime time() {
    return parsed(35, Rfc3339::parse);
  }

  /** Whether the reader stands on a number of any kind. */
  public boolean standsOnNumber() {
    JsonToken token = tokens.current();
    return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
  }

  /** A whole number between {@code least} and {@code most}. */
  public long integer(long least, long most) {
    tokens.expect(
        JsonToken.VALUE_NUMBER_INT, "must be a whole number without fraction and exponent");
    Long number = integerOrNull(least, most);
    if (number == null) {
      throw tokens.fault(INVALID_MESSAGE, "must be between " + least + " and " + most);
    }
    return number;
  }

  /** The number on which the reader stands, where it is whole and in the range. */
  @Nullable Long integerOrNull(long least, long most) {
    return tokens.integerOrNull(least, most);
  }

  // Refusing.

  /** A member that must be there; its name goes into the pointer. */
  public <T> T required(@Nullable T value, String name) {
    if (value == null) {
      place.enter();
      place.name(name);
      throw tokens.fault(INVALID_MESSAGE, "is missing");
    }
    return value;
  }

  /** Leaves the reading here. Declared to return, so that the caller can throw. */
  public RuntimeException refuse(RejectionCode code, String detail) {
    throw tokens.fault(code, detail);
  }

  /** Leaves the reading, at a member of the object just left. */
  public RuntimeException refuse(RejectionCode code, String member, String detail) {
    place.enter();
    place.name(member);
    throw tokens.fault(code, detail);
  }

  /**
   * Refuses what is being read, but reads on: for a code that others, which may still be found,
   * come before.
   */
  public void note(RejectionCode code, String detail) {
    if (noted == null) {
      noted = new Rejection(code, detail, place.pointer());
    }
  }

  /** As {@link #note(RejectionCode, String)}, at a member of the object just left. */
  public void note(RejectionCode code, String member, String detail) {
    if (noted == null) {
      noted = new Rejection(code, detail, place.pointer() + "/" + member);
    }
  }

  /**
   * Reads the value on which the reader stands; where it is refused, goes to its end and gives the
   * reason, so that what follows can be read. What is no JSON still leaves the whole reading.
   */
  public <T> Result<T> attempt(Reading<T> reading) {
    int around = tokens.around();
    int depth = place.depth();
    try {
      return judged(reading.read(this));
    } catch (JsonFault fault) {
      if (fault.rejection().code() == MALFORMED_JSON) {
        throw fault;
      }
      leftOut = true;
      noted = null;
      tokens.leaveTo(around);
      place.returnTo(depth);
      return Result.refused(fault.rejection());
    }
  }

  private <T> Result<T> judged(T value) {
    Rejection first = noted;
    noted = null;
    return first == null ? Result.of(value) : Result.refused(first);
  }

  /** RFC 6901 pointer to where the reader is. */
  public String pointer() {
    return place.pointer();
  }

  // Offsets.

  /** Where in the array the value begins on which the reader stands. */
  public int startOffset() {
    return tokens.startOffset();
  }

  /** Where in the array the value ended that was read last: its first octet no more. */
  public int endOffset() {
    return tokens.endOffset();
  }

  // The whole.

  <T> Result<T> whole(Reading<T> reading) {
    if (tokens.advanceOrEnd() == null) {
      throw tokens.fault(MALFORMED_JSON, "there is nothing");
    }
    T value = reading.read(this);
    Result<T> result = judged(value);
    if (tokens.advanceOrEnd() != null) {
      throw tokens.syntax();
    }
    return result;
  }

  /** Whether an {@link #attempt} went over something without reading it. */
  boolean leftOut() {
    return leftOut;
  }

  /** Goes over everything. */
  void scan() {
    tokens.scan();
  }

  private String name() {
    String name = tokens.name();
    place.name(name);
    return name;
  }
}
