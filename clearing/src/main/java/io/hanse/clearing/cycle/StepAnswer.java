package io.hanse.clearing.cycle;

/** What one try of a step came to. */
public sealed interface StepAnswer {
  /** The cycle has come to its next state, and that is written. */
  record Advanced(Cycle.Closed cycle) implements StepAnswer {}

  /** The step cannot be done now; the cycle stays where it is. */
  record Waiting(String reason) implements StepAnswer {}
}
