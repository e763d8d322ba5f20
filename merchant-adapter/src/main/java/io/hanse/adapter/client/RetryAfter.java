package io.hanse.adapter.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pause that a server asks for (RFC 9110 section 10.2.3): seconds, or a date in any of
 * the three forms of section 5.6.7. Nodes send seconds; proxies before them may send either.
 */
final class RetryAfter {
  private static final DateTimeFormatter FIXED = form("EEE, dd MMM uuuu HH:mm:ss 'GMT'");
  private static final DateTimeFormatter ASCTIME = form("EEE MMM ppd HH:mm:ss uuuu");

  private RetryAfter() {}

  /**
   * The pause, zero for a date in the past, or nothing where the header cannot be read.
   *
   * @param wish the header {@code Retry-After}
   * @param sent the header {@code Date}: dates are compared with the clock of the server that wrote
   *     them
   * @param now our own time, used where the server sends no {@code Date}
   */
  static Optional<Duration> of(@Nullable String wish, @Nullable String sent, Instant now) {
    if (wish == null || wish.matches("[0-9]+")) {
      return Optional.ofNullable(wish)
          .filter(seconds -> seconds.length() <= 6)
          .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
    Instant by = date(sent, now).orElse(now);
    return date(wish, now)
        .map(until -> Duration.between(by, until))
        .map(pause -> pause.isNegative() ? Duration.ZERO : pause);
  }

  private static Optional<Instant> date(@Nullable String text, Instant now) {
    if (text == null) {
      return Optional.empty();
    }
    return read(text, FIXED).or(() -> read(text, twoDigitYears(now))).or(() -> read(text, ASCTIME));
  }

  private static Optional<Instant> read(String text, DateTimeFormatter form) {
    try {
      return Optional.of(LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US);
  }

  /** A year that would be more than fifty years ahead is the last one with these digits. */
  private static DateTimeFormatter twoDigitYears(Instant now) {
    LocalDate first = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(49);
    return new DateTimeFormatterBuilder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, first)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.US);
  }
}
