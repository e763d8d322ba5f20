package io.hanse.clearing.closing;

/** The result of a command on a cycle. */
public sealed interface CloseAnswer {
  /** The cycle's present state; commands are idempotent. */
  record Done(CycleReport report) implements CloseAnswer {}

  /** Another instance leads; the sender retries there, or here a moment later. */
  record NotLeading() implements CloseAnswer {}

  /** There is no such cycle. */
  record Unknown(long cycle) implements CloseAnswer {}

  /**
   * The cycle's state does not allow the command yet.
   *
   * @param report its present state
   */
  record TooEarly(CycleReport report) implements CloseAnswer {}
}
