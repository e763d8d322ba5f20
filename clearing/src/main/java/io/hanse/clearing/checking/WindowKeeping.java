package io.hanse.clearing.checking;

/** What became of a window that agrees with its seal when it was held against the others. */
public sealed interface WindowKeeping {
  /** It is kept, from now on or since an earlier try. */
  record Kept() implements WindowKeeping {}

  /** It contradicts another window of its ledger; nothing of it is kept. */
  record Contradicts(String reason) implements WindowKeeping {}
}
