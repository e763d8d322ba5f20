package io.hanse.clearing.sealing;

import io.hanse.config.shared.SealNotice;

/** The result of taking a ledger's seal into a cycle. */
public sealed interface TakeAnswer {
  /** The seal belongs to the cycle, since now or since an earlier attempt. */
  record Taken() implements TakeAnswer {}

  /**
   * Another seal of that window was taken before and stands; an operator has to investigate.
   *
   * @param existing the seal that stands
   */
  record Contradicts(SealNotice existing) implements TakeAnswer {}
}
