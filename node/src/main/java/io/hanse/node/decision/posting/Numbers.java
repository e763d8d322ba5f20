package io.hanse.node.decision.posting;

import io.hanse.node.decision.message.Needs;

/** Numbers that a writer hands out, each once in its ledger; gaps do not matter. */
public interface Numbers {
  /** The next lot's id. */
  long nextLot();

  /**
   * The next member's account number, 0 to 999,999,999; asked for at most as often as {@link
   * Needs#enrolments()} says.
   */
  long nextAccount();
}
