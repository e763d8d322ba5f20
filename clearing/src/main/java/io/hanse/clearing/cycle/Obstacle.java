package io.hanse.clearing.cycle;

import io.hanse.protocol.identity.LedgerId;

/**
 * What keeps a cycle from its next step.
 *
 * @param what the missing thing: {@code window 2 of europe}, {@code the rates file}
 * @param whom who has to provide it: a ledger's id, or {@link #OPERATOR}
 * @param reason what was tried and what came of it
 */
public record Obstacle(String what, String whom, String reason) {
  /** Whom a cycle waits for where no ledger can help. */
  public static final String OPERATOR = "operator";

  /** A sealed window that its ledger has not handed over in agreement with its seal. */
  public static Obstacle window(LedgerId ledger, long window, String reason) {
    return new Obstacle("window " + window + " of " + ledger, ledger.value(), reason);
  }

  /** Something that the operator has to look at. */
  public static Obstacle forOperator(String what, String reason) {
    return new Obstacle(what, OPERATOR, reason);
  }
}
