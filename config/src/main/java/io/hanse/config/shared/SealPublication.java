package io.hanse.config.shared;

/** What became of a seal that was published. */
public sealed interface SealPublication {
  /** It is there now. */
  record Published() implements SealPublication {}

  /** The very same seal was there before. */
  record AlreadyThere() implements SealPublication {}

  /**
   * Another seal is there for that window. It stays; somebody has to look.
   *
   * @param existing the seal that is there
   */
  record Conflicting(SealNotice existing) implements SealPublication {}
}
