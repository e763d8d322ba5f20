package io.hanse.protocol.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.rejection.Result;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads octets as strict JSON (RFC 8259 with the bounds of I-JSON, RFC 7493): UTF-8 without byte
 * order mark, no name twice, nothing after the value, at most {@value #MAX_DEPTH} levels deep,
 * strings of at most {@value #MAX_TEXT} characters and numbers of at most {@value #MAX_NUMBER}
 * digits.
 *
 * <p>What is not JSON at all is found first: a message with an unknown field and a broken end is
 * refused for its broken end.
 */
public final class StrictJson {
  /** Objects and arrays inside each other. */
  public static final int MAX_DEPTH = 16;

  /** Characters of one string. */
  public static final int MAX_TEXT = 2000;

  /** Digits of one number. */
  public static final int MAX_NUMBER = 40;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT)
                  .maxNumberLength(MAX_NUMBER)
                  .maxNameLength(MAX_TEXT)
                  .build())
          .build();

  private static final JsonFactory SYNTAX =
      FACTORY.copy().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());

  private StrictJson() {}

  /**
   * How one value is read.
   *
   * @param <T> the type of the value
   */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads the value on which the reader stands. */
    T read(JsonReader json);
  }

  public static <T> Result<T> read(byte[] octets, Reading<T> reading) {
    return read(octets, 0, octets.length, reading);
  }

  /** Reads a part of an array; no octet before or after it is looked at. */
  public static <T> Result<T> read(byte[] octets, int offset, int length, Reading<T> reading) {
    int fault = Utf8.firstFault(octets, offset, length);
    if (fault >= 0) {
      return Result.refused(
          Rejection.of(RejectionCode.MALFORMED_JSON, "not UTF-8 at octet " + (fault - offset)));
    }
    return readText(octets, offset, length, reading);
  }

  private static <T> Result<T> readText(byte[] octets, int offset, int length, Reading<T> reading) {
    JsonReader json = null;
    Result<T> result;
    try (JsonParser parser = FACTORY.createParser(octets, offset, length)) {
      json = new JsonReader(parser, offset);
      result = json.whole(reading);
    } catch (JsonFault fault) {
      result = Result.refused(fault.rejection());
    } catch (IOException impossible) {
      throw new IllegalStateException("an array has no input errors", impossible);
    }
    boolean leftOut = json != null && json.leftOut();
    if (result instanceof Result.Accepted<T> && !leftOut) {
      return result;
    }
    return syntaxFault(octets, offset, length).<Result<T>>map(Result::refused).orElse(result);
  }

  /** What is wrong with the octets as JSON, whatever they are meant to say. */
  private static Optional<Rejection> syntaxFault(byte[] octets, int offset, int length) {
    try (JsonParser parser = SYNTAX.createParser(octets, offset, length)) {
      JsonReader json = new JsonReader(parser, offset);
      json.scan();
      return Optional.empty();
    } catch (JsonFault fault) {
      return Optional.of(fault.rejection());
    } catch (IOException impossible) {
      throw new IllegalStateException("an array has no input errors", impossible);
    }
  }
}
