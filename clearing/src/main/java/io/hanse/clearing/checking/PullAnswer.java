package io.hanse.clearing.checking;

/** The result of pulling a sealed window. */
public sealed interface PullAnswer {
  /** Everything agrees with the seal. */
  record Agrees(CheckedWindow window) implements PullAnswer {}

  /** The ledger's answer contradicts the seal and is not used. */
  record Suspect(String reason) implements PullAnswer {}

  /** No node of the ledger handed it over. */
  record Unreachable(String reason) implements PullAnswer {}
}
