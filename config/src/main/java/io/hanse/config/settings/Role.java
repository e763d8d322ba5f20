package io.hanse.config.settings;

/** What a holder of a token is to the network, where it is no participant. */
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
