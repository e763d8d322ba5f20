package io.hanse.protocol.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Writes JSON without any blank, members in the order of the calls, strings escaped as in RFC 8785
 * section 3.2.2.2: the same calls always give the same octets. It does not check that the calls
 * make sense; whoever writes a format tests it.
 */
public final class JsonWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(ISO_8859_1);

  private byte[] buffer;
  private int length;
  private boolean comma;

  public JsonWriter() {
    this(512);
  }

  public JsonWriter(int expected) {
    buffer = new byte[expected];
  }

  public JsonWriter startObject() {
    separate();
    comma = false;
    return octet('{');
  }

  public JsonWriter endObject() {
    comma = true;
    return octet('}');
  }

  public JsonWriter startArray() {
    separate();
    comma = false;
    return octet('[');
  }

  public JsonWriter endArray() {
    comma = true;
    return octet(']');
  }

  /** The name of a member; its value comes next. */
  public JsonWriter name(String name) {
    separate();
    quoted(name);
    comma = false;
    return octet(':');
  }

  public JsonWriter text(String text) {
    separate();
    return quoted(text);
  }

  public JsonWriter number(long number) {
    separate();
    return ascii(Long.toString(number));
  }

  /** A member that is a string. */
  public JsonWriter text(String name, String text) {
    return name(name).text(text);
  }

  /** A member that is a string, as a value of its own type spells itself. */
  public JsonWriter text(String name, Object value) {
    return name(name).text(value.toString());
  }

  public JsonWriter number(String name, long number) {
    return name(name).number(number);
  }

  public JsonWriter points(String name, Points points) {
    return name(name).number(points.value());
  }

  /** A member {@code {"currency":"EUR","amount":"12.34"}}. */
  public JsonWriter money(String name, Money money) {
    return name(name)
        .startObject()
        .text("currency", money.currency().code())
        .text("amount", money.toDecimal())
        .endObject();
  }

  /** A time in the sender's offset, shortest spelling. */
  public JsonWriter time(String name, OffsetDateTime time) {
    return name(name).text(Rfc3339.format(time));
  }

  /** A time in UTC, shortest spelling. */
  public JsonWriter time(String name, Instant time) {
    return time(name, time.atOffset(ZoneOffset.UTC));
  }

  /** JSON that was written before, as a value. */
  public JsonWriter raw(byte[] json) {
    separate();
    return append(json, 0, json.length);
  }

  public JsonWriter raw(String name, byte[] json) {
    return name(name).raw(json);
  }

  public byte[] octets() {
    return Arrays.copyOf(buffer, length);
  }

  private void separate() {
    if (comma) {
      octet(',');
    }
    comma = true;
  }

  private JsonWriter quoted(String text) {
    octet('"');
    if (isPlain(text)) {
      ascii(text);
    } else {
      escaped(text);
    }
    return octet('"');
  }

  private static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character < ' ' || character > '~' || character == '"' || character == '\\') {
        return false;
      }
    }
    return true;
  }

  private void escaped(String text) {
    byte[] octets = text.getBytes(UTF_8);
    for (byte octet : octets) {
      switch (octet) {
        case '"', '\\' -> octet('\\').octet(octet);
        case '\b' -> octet('\\').octet('b');
        case '\f' -> octet('\\').octet('f');
        case '\n' -> octet('\\').octet('n');
        case '\r' -> octet('\\').octet('r');
        case '\t' -> octet('\\').octet('t');
        default -> {
          if (octet >= 0 && octet < ' ') {
            ascii("\\u00").octet(HEX[octet >> 4]).octet(HEX[octet & 0x0f]);
          } else {
            octet(octet);
          }
        }
      }
    }
  }

  private JsonWriter octet(int octet) {
    reserve(1);
    buffer[length++] = (byte) octet;
    return this;
  }

  @SuppressWarnings("deprecation") // The one way to copy ASCII without an array in between.
  private JsonWriter ascii(String text) {
    reserve(text.length());
    text.getBytes(0, text.length(), buffer, length);
    length += text.length();
    return this;
  }

  private JsonWriter append(byte[] octets, int from, int count) {
    reserve(count);
    System.arraycopy(octets, from, buffer, length, count);
    length += count;
    return this;
  }

  private void reserve(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }
}
