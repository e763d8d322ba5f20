package io.hanse.node.routing;

import static io.hanse.protocol.rejection.RejectionCode.OUTCOME_UNKNOWN;

import io.hanse.node.ledger.Answer;
import io.hanse.node.metrics.MessageKind;
import io.hanse.node.metrics.NodeMetrics;
import io.hanse.node.verification.VerifiedMessage;
import io.vertx.core.Future;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way into this node's own ledger, for messages that came over HTTP and for those of other
 * nodes alike: counts what is posted and lets the network remember its id.
 */
final class HomeDoor {
  private static final Logger LOG = LoggerFactory.getLogger(HomeDoor.class);

  private final HomeLedger ledger;
  private final SeenElsewhere seen;
  private final NodeMetrics metrics;

  HomeDoor(HomeLedger ledger, SeenElsewhere seen, NodeMetrics metrics) {
    this.ledger = ledger;
    this.seen = seen;
    this.metrics = metrics;
  }

  /**
   * Submits to this node's ledger.
   *
   * @param shared whether other ledgers could meet the same ids
   * @return an answer for each message, in order; never fails
   */
  Future<List<Answer>> submit(List<VerifiedMessage> messages, boolean shared) {
    return ledger
        .submit(messages)
        .map(answers -> noted(messages, answers, shared))
        .otherwise(failure -> unknown(messages.size(), failure));
  }

  private List<Answer> noted(List<VerifiedMessage> messages, List<Answer> answers, boolean shared) {
    for (int i = 0; i < messages.size(); i++) {
      switch (answers.get(i)) {
        case Answer.Applied applied -> {
          metrics.posted(MessageKind.of(messages.get(i).message()));
          remember(messages.get(i), shared);
        }
        case Answer.Refused refused -> remember(messages.get(i), shared);
        case Answer.TurnedAway turnedAway -> {}
      }
    }
    return answers;
  }

  private void remember(VerifiedMessage message, boolean shared) {
    if (shared) {
      seen.remember(message);
    }
  }

  /** A fault of ours while posting: what became of the messages, their retry will tell. */
  private static List<Answer> unknown(int count, Throwable failure) {
    LOG.atError().setCause(failure).log("the ledger gave no answer");
    return Answers.all(count, OUTCOME_UNKNOWN);
  }
}
