package io.hanse.clearing.cycle;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Times as the database keeps them: what is written is read back the same. */
public final class Times {
  private Times() {}

  public static Instant now(InstantSource clock) {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
