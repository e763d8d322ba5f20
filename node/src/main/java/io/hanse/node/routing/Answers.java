package io.hanse.node.routing;

import io.hanse.node.ledger.intake.Answer;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import java.util.Collections;
import java.util.List;

/** Answers that need no ledger. */
final class Answers {
  private Answers() {}

  static Answer turnedAway(RejectionCode code) {
    return new Answer.TurnedAway(Rejection.of(code));
  }

  /** The same answer for so many messages. */
  static List<Answer> all(int count, RejectionCode code) {
    return Collections.nCopies(count, turnedAway(code));
  }
}
