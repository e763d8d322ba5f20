package io.hanse.clearing.checking;

/** The result of storing a window that agrees with its seal. */
public sealed interface SaveAnswer {
  /** The window is stored, since now or since an earlier attempt. */
  record Kept() implements SaveAnswer {}

  /** The window contradicts another one of its ledger and is not stored. */
  record Contradicts(String reason) implements SaveAnswer {}
}
