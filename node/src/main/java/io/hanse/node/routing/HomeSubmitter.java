package io.hanse.node.routing;

import static io.hanse.protocol.rejection.RejectionCode.OUTCOME_UNKNOWN;

import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.verification.VerifiedMessage;
import io.vertx.core.Future;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits messages to this node's own ledger, whether they came over HTTP or from another node:
 * marks ids that were used on another ledger, bounds the wait and shares the ids that are posted.
 */
final class HomeSubmitter {
  private static final Logger LOG = LoggerFactory.getLogger(HomeSubmitter.class);

  private final HomeLedger ledger;
  private final UsedMessageIds usedIds;
  private final TimeLimit limit;

  /**
   * A submitter.
   *
   * @param limit how long the ledger may take; a retry gets the answer that comes later
   */
  HomeSubmitter(HomeLedger ledger, UsedMessageIds usedIds, TimeLimit limit) {
    this.ledger = ledger;
    this.usedIds = usedIds;
    this.limit = limit;
  }

  /**
   * Submits to this node's ledger.
   *
   * @param messages of one envelope; at least one
   * @param shared whether other ledgers could meet the same ids
   * @return an answer for each message, in order; never fails
   */
  Future<List<Answer>> submit(List<VerifiedMessage> messages, boolean shared) {
    // Within compose: an intake that throws becomes a failed future.
    Future<List<Answer>> posted =
        Future.succeededFuture(messages)
            .compose(taken -> ledger.submit(taken, usedIds::conflicts))
            .onSuccess(answers -> remember(messages, answers, shared));
    return limit.on(posted).otherwise(failure -> unknown(messages.size(), failure));
  }

  private void remember(List<VerifiedMessage> messages, List<Answer> answers, boolean shared) {
    for (int i = 0; shared && i < messages.size(); i++) {
      switch (answers.get(i)) {
        case Answer.Applied applied -> usedIds.remember(messages.get(i));
        case Answer.Refused refused -> usedIds.remember(messages.get(i));
        case Answer.TurnedAway turnedAway -> {}
      }
    }
  }

  /** An internal fault while posting; a retry tells what became of the messages. */
  private static List<Answer> unknown(int count, Throwable failure) {
    LOG.atError().setCause(failure).log("the ledger gave no answer");
    return Answer.turnedAway(count, OUTCOME_UNKNOWN);
  }
}
