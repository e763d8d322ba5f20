package io.hanse.node.routing;

import static io.hanse.protocol.rejection.RejectionCode.OUTCOME_UNKNOWN;

import io.hanse.node.ledger.Answer;
import io.hanse.node.verification.VerifiedMessage;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way into this node's own ledger, for messages that came over HTTP and for those of other
 * nodes alike: bounds the wait and lets the network remember what is posted.
 */
final class HomeDoor {
  private static final Logger LOG = LoggerFactory.getLogger(HomeDoor.class);

  private final HomeLedger ledger;
  private final SeenElsewhere seen;
  private final Duration timeout;

  /**
   * A door.
   *
   * @param timeout how long the ledger may take; what comes of it later, a retry will tell
   */
  HomeDoor(HomeLedger ledger, SeenElsewhere seen, Duration timeout) {
    this.ledger = ledger;
    this.seen = seen;
    this.timeout = timeout;
  }

  /**
   * Submits to this node's ledger.
   *
   * @param shared whether other ledgers could meet the same ids
   * @return an answer for each message, in order; never fails
   */
  Future<List<Answer>> submit(List<VerifiedMessage> messages, boolean shared) {
    return Future.succeededFuture(messages)
        .compose(ledger::submit)
        .onSuccess(answers -> remember(messages, answers, shared))
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .otherwise(failure -> unknown(messages.size(), failure));
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
