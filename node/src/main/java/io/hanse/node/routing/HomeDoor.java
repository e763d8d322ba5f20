package io.hanse.node.routing;

import static io.hanse.protocol.rejection.RejectionCode.OUTCOME_UNKNOWN;

import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.verification.VerifiedMessage;
import io.vertx.core.Future;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way into this node's own ledger, for messages that came over HTTP and for those of other
 * nodes alike: says which ids another ledger has used, bounds the wait and lets the network
 * remember what is posted.
 */
final class HomeDoor {
  private static final Logger LOG = LoggerFactory.getLogger(HomeDoor.class);

  private final HomeLedger ledger;
  private final SeenElsewhere seen;
  private final TimeLimit limit;

  /**
   * A door.
   *
   * @param limit how long the ledger may take; what comes of it later, a retry will tell
   */
  HomeDoor(HomeLedger ledger, SeenElsewhere seen, TimeLimit limit) {
    this.ledger = ledger;
    this.seen = seen;
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
    // Within compose, because an intake that throws has still to be answered for.
    Future<List<Answer>> posted =
        Future.succeededFuture(messages)
            .compose(taken -> ledger.submit(taken, seen::conflicts))
            .onSuccess(answers -> remember(messages, answers, shared));
    return limit.on(posted).otherwise(failure -> unknown(messages.size(), failure));
  }

  private void remember(List<VerifiedMessage> messages, List<Answer> answers, boolean shared) {
    for (int i = 0; shared && i < messages.size(); i++) {
      switch (answers.get(i)) {
        case Answer.Applied applied -> seen.remember(messages.get(i));
        case Answer.Refused refused -> seen.remember(messages.get(i));
        case Answer.TurnedAway turnedAway -> {}
      }
    }
  }

  /** A fault of ours while posting: what became of the messages, their retry will tell. */
  private static List<Answer> unknown(int count, Throwable failure) {
    LOG.atError().setCause(failure).log("the ledger gave no answer");
    return Answers.all(count, OUTCOME_UNKNOWN);
  }
}
