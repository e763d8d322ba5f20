package io.hanse.config.shared;

/** The outcome of publishing a seal. */
public sealed interface SealPublication {
  /** It is there now. */
  record Published() implements SealPublication {}

  /** The same seal was there before. */
  record AlreadyThere() implements SealPublication {}

  /**
   * The window has another seal, which stays; the operator has to find out why.
   *
   * @param existing the seal that is there
   */
  record Conflicting(SealNotice existing) implements SealPublication {}
}
