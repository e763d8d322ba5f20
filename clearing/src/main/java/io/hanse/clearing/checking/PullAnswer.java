package io.hanse.clearing.checking;

/** What came of pulling a sealed window. */
public sealed interface PullAnswer {
  /** Everything agrees with the seal. */
  record Agrees(CheckedWindow window) implements PullAnswer {}

  /** What was handed over contradicts the seal; it is not used. */
  record Suspect(String reason) implements PullAnswer {}

  /** No node of the ledger handed it over. */
  record Unreachable(String reason) implements PullAnswer {}
}
