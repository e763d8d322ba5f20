package io.hanse.node.routing;

import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.ledger.intake.Intake;
import io.hanse.node.verification.VerifiedMessage;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Predicate;

/** This node's own ledger as routing uses it: answers each message. */
@FunctionalInterface
public interface HomeLedger {
  /**
   * Decides and posts messages, or turns away those that cannot be taken now.
   *
   * @param messages of members of this ledger, in the sender's order; at least one
   * @param usedElsewhere holds for messages whose id their sender has used on another ledger
   * @return an answer for each, in the same order
   */
  Future<List<Answer>> submit(
      List<VerifiedMessage> messages, Predicate<VerifiedMessage> usedElsewhere);

  /** The ledger behind an intake of this node. */
  static HomeLedger of(Intake intake) {
    return (messages, usedElsewhere) ->
        intake.submit(
            messages.stream()
                .map(message -> Delivery.of(message, usedElsewhere.test(message)))
                .toList());
  }
}
