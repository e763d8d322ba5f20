package io.hanse.adapter.draft;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Gives local times of merchants' files their offset. */
public final class LocalTimes {
  /** Years that fit into a message (RFC 3339 has four digits; the protocol begins with 1970). */
  private static final int FIRST_YEAR = 1970;

  private static final int LAST_YEAR = 9999;

  private LocalTimes() {}

  /** The time with its offset, or nothing where it does not fit into a message. */
  public static Optional<OffsetDateTime> in(ZoneId zone, LocalDateTime time) {
    if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
      return Optional.empty();
    }
    return Optional.of(time.atZone(zone).toOffsetDateTime())
        .filter(said -> said.getOffset().getTotalSeconds() % 60 == 0);
  }
}
