package io.hanse.clearing.closing;

/** What came of a command about a cycle. */
public sealed interface CloseAnswer {
  /** The cycle as it is now; a command that was carried out before changes nothing. */
  record Done(CycleReport report) implements CloseAnswer {}

  /** Another instance leads; the command belongs there, or here in a moment. */
  record NotLeading() implements CloseAnswer {}

  /** There is no such cycle. */
  record Unknown(long cycle) implements CloseAnswer {}

  /**
   * The cycle has not come so far.
   *
   * @param report how far it is
   */
  record TooEarly(CycleReport report) implements CloseAnswer {}
}
