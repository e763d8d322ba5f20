package io.hanse.adapter.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Growing delays with jitter: the n-th is drawn between half and all of {@code first} times two to
 * the n, so that clients that failed together do not come back together.
 *
 * @param first the longest first delay
 * @param longest no delay is longer
 */
public record BackOff(Duration first, Duration longest) {
  /** From 200 milliseconds to 30 seconds. */
  public static final BackOff USUAL = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(30));

  private static final int MOST_DOUBLINGS = 30;

  /**
   * A delay.
   *
   * @param failures how many there were before, from 0
   */
  public Duration delay(int failures, RandomGenerator random) {
    long grown = first.toMillis() << Math.min(failures, MOST_DOUBLINGS);
    long most = Math.max(2, Math.min(grown, longest.toMillis()));
    return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
  }
}
