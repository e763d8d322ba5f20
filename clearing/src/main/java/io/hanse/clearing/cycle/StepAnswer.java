package io.hanse.clearing.cycle;

import java.util.List;

/** The result of one attempt at a step. */
public sealed interface StepAnswer {
  /** The cycle has reached its next state, which is stored. */
  record Advanced(Cycle.Closed cycle) implements StepAnswer {}

  /**
   * The step cannot be done now; the cycle stays where it is.
   *
   * @param obstacles all that were met, at least one, each thing once
   */
  record Waits(List<Obstacle> obstacles) implements StepAnswer {
    public Waits {
      obstacles = List.copyOf(obstacles);
    }

    /** Waits for one thing. */
    public Waits(Obstacle obstacle) {
      this(List.of(obstacle));
    }
  }
}
