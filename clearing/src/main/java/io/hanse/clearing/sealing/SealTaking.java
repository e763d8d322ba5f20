package io.hanse.clearing.sealing;

import io.hanse.config.shared.SealNotice;

/** What became of a seal that a ledger gave for a cycle. */
public sealed interface SealTaking {
  /** It belongs to the cycle, from now on or since an earlier try. */
  record Taken() implements SealTaking {}

  /**
   * Another seal of that window was taken before. It stands; somebody has to look.
   *
   * @param existing the seal that stands
   */
  record Contradicts(SealNotice existing) implements SealTaking {}
}
