package io.hanse.node.reading;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a page of a member's entries: the next page begins before it. Messages are in the
 * order of posting, the newest first.
 *
 * @param postedAt by the database's clock, whole microseconds
 * @param lane the writer
 * @param batch the lane's batch
 * @param position the message's place in the batch
 */
public record EntryCursor(Instant postedAt, int lane, long batch, int position) {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,17})-([0-9]{1,9})-([0-9]{1,18})-([0-9]{1,9})");

  /**
   * Reads what {@link #text()} wrote.
   *
   * @throws IllegalArgumentException when it did not
   */
  public static EntryCursor parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not where a page ends: " + text);
    }
    return new EntryCursor(
        Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS),
        Integer.parseInt(matcher.group(2)),
        Long.parseLong(matcher.group(3)),
        Integer.parseInt(matcher.group(4)));
  }

  /** One word for a query string. */
  String text() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, postedAt)
        + "-"
        + lane
        + "-"
        + batch
        + "-"
        + position;
  }
}
