package io.hanse.protocol.json;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Times as RFC 3339 has them, in one spelling: capital {@code T} and {@code Z}, up to nine decimals
 * of a second, an offset of hours and minutes from -17:59 to +17:59, years 1970 to 9999.
 */
final class Rfc3339 {
  private static final int FIRST_YEAR = 1970;
  private static final int SECONDS_END = 19;
  private static final int MOST_DECIMALS = 9;
  private static final int MOST_OFFSET_HOURS = 17;

  private Rfc3339() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is none
   */
  static OffsetDateTime parse(String text) {
    int length = text.length();
    if (length < SECONDS_END + 1
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      throw unfit();
    }
    int year = number(text, 0, 4);
    if (year < FIRST_YEAR) {
      throw unfit();
    }
    int end = SECONDS_END;
    int nanos = 0;
    if (text.charAt(end) == '.') {
      end = decimalsEnd(text);
      nanos = nanos(text, end);
    }
    ZoneOffset offset = offset(text, end);
    try {
      return OffsetDateTime.of(
          LocalDateTime.of(
              year,
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, 19),
              nanos),
          offset);
    } catch (DateTimeException noSuchDay) {
      throw unfit();
    }
  }

  private static int decimalsEnd(String text) {
    int end = SECONDS_END + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    int decimals = end - SECONDS_END - 1;
    if (decimals < 1 || decimals > MOST_DECIMALS) {
      throw unfit();
    }
    return end;
  }

  private static int nanos(String text, int end) {
    int nanos = number(text, SECONDS_END + 1, end);
    for (int decimals = end - SECONDS_END - 1; decimals < MOST_DECIMALS; decimals++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static ZoneOffset offset(String text, int from) {
    int left = text.length() - from;
    if (left == 1 && text.charAt(from) == 'Z') {
      return ZoneOffset.UTC;
    }
    if (left != 6 || text.charAt(from + 3) != ':') {
      throw unfit();
    }
    int hours = number(text, from + 1, from + 3);
    int minutes = number(text, from + 4, from + 6);
    char sign = text.charAt(from);
    boolean unknownOffset = sign == '-' && hours == 0 && minutes == 0;
    if ((sign != '+' && sign != '-')
        || hours > MOST_OFFSET_HOURS
        || minutes > 59
        || unknownOffset) {
      throw unfit();
    }
    int total = hours * 3600 + minutes * 60;
    return ZoneOffset.ofTotalSeconds(sign == '+' ? total : -total);
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      char digit = text.charAt(at);
      if (!isDigit(digit)) {
        throw unfit();
      }
      number = number * 10 + digit - '0';
    }
    return number;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static IllegalArgumentException unfit() {
    return new IllegalArgumentException(
        "must be a time with offset as in RFC 3339, such as 2026-03-01T09:30:00+01:00");
  }

  /** The shortest spelling: no decimals that are zero at the end. */
  static String format(OffsetDateTime time) {
    StringBuilder text = new StringBuilder(35);
    digits(text, time.getYear(), 4).append('-');
    digits(text, time.getMonthValue(), 2).append('-');
    digits(text, time.getDayOfMonth(), 2).append('T');
    digits(text, time.getHour(), 2).append(':');
    digits(text, time.getMinute(), 2).append(':');
    digits(text, time.getSecond(), 2);
    if (time.getNano() > 0) {
      digits(text.append('.'), time.getNano(), MOST_DECIMALS);
      while (text.charAt(text.length() - 1) == '0') {
        text.setLength(text.length() - 1);
      }
    }
    return offset(text, time.getOffset().getTotalSeconds()).toString();
  }

  private static StringBuilder offset(StringBuilder text, int seconds) {
    if (seconds == 0) {
      return text.append('Z');
    }
    if (seconds % 60 != 0) {
      throw new IllegalArgumentException("RFC 3339 has no offsets of seconds");
    }
    int minutes = Math.abs(seconds) / 60;
    text.append(seconds > 0 ? '+' : '-');
    return digits(digits(text, minutes / 60, 2).append(':'), minutes % 60, 2);
  }

  private static StringBuilder digits(StringBuilder text, int number, int width) {
    int from = text.length();
    text.repeat('0', width);
    for (int rest = number, at = from + width - 1; at >= from; rest /= 10, at--) {
      text.setCharAt(at, (char) ('0' + rest % 10));
    }
    return text;
  }
}
