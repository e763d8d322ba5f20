package io.hanse.config.settings;

/** The role of a token's holder that is no participant. */
public enum Role {
  /** Sees and commands everything. */
  OPERATOR,
  /** Sees cycles, statements and figures of every participant. */
  FINANCE,
  /** Sees everything, changes nothing. */
  AUDITOR,
  /** The clearing component itself, which pulls seals and obligations from the ledgers. */
  CLEARING
}
