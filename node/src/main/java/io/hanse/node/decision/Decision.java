package io.hanse.node.decision;

import io.hanse.node.decision.message.Submission;
import io.hanse.node.decision.posting.Effects;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.Rejection;

/** The answer to one submission. */
public sealed interface Decision {
  /** What was decided. */
  Submission submission();

  /**
   * Recorded for ever under its key: applied, or finally refused without effects.
   *
   * @param outcome the result, {@link Outcome.Refused} included
   * @param effects the changes to be written
   */
  record Posted(Submission submission, Outcome outcome, Effects effects) implements Decision {}

  /**
   * The same content came before, in this batch or earlier: the answer is that one's receipt, which
   * is found under the submission's key.
   */
  record Repeated(Submission submission) implements Decision {}

  /** Not now or not so: nothing is recorded, and the id stays free. */
  record TurnedAway(Submission submission, Rejection rejection) implements Decision {}
}
