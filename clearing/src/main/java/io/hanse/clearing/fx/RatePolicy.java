package io.hanse.clearing.fx;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How old a rate may be.
 *
 * @param maxAgeDays days from the rate's date to the cycle's, 0 or more; 7 spans long holidays
 * @param accepted a rate date that the operator has accepted by name, however old it is
 */
public record RatePolicy(int maxAgeDays, Optional<LocalDate> accepted) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException when the age is negative
   */
  public RatePolicy {
    if (maxAgeDays < 0) {
      throw new IllegalArgumentException("an age in days is 0 or more: " + maxAgeDays);
    }
  }

  boolean allows(LocalDate rateDate, LocalDate cycleDate) {
    return ChronoUnit.DAYS.between(rateDate, cycleDate) <= maxAgeDays
        || accepted.filter(rateDate::equals).isPresent();
  }
}
