package io.hanse.clearing.cycle;

import java.time.Instant;

/**
 * An obstacle that stands.
 *
 * @param obstacle as it was when the step was last tried
 * @param since when it was first met, without interruption
 */
public record Waiting(Obstacle obstacle, Instant since) {
  @Override
  public String toString() {
    return "for %s, from %s, since %s: %s"
        .formatted(obstacle.what(), obstacle.whom(), since, obstacle.reason());
  }
}
