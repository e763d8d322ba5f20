package io.hanse.node.routing;

import static io.hanse.protocol.rejection.RejectionCode.OUTCOME_UNKNOWN;
import static io.hanse.protocol.rejection.RejectionCode.UNAVAILABLE;

import io.hanse.config.shared.LedgerAddress;
import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.verification.VerifiedMessage;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.rejection.RejectionCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forwards messages to the nodes of other ledgers and returns their answers. */
final class Forwarding {
  private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);

  private final Vertx vertx;
  private final DeliveryOptions options;
  private final int capacity;
  private final AtomicInteger underway = new AtomicInteger();

  /**
   * Forwarding with bounds.
   *
   * @param timeout how long another ledger may take
   * @param capacity how many messages may be under way at once
   */
  Forwarding(Vertx vertx, Duration timeout, int capacity) {
    this.vertx = vertx;
    this.options = new DeliveryOptions().setSendTimeout(timeout.toMillis());
    this.capacity = capacity;
  }

  /**
   * Asks a ledger.
   *
   * @param messages of one envelope, all for that ledger; at least one
   * @return an answer for each; never fails
   */
  Future<List<Answer>> forward(LedgerId ledger, List<VerifiedMessage> messages) {
    int count = messages.size();
    int before = underway.getAndAdd(count);
    // As at the intake, a request of any size passes while nothing is under way.
    if (before > 0 && before + count > capacity) {
      underway.addAndGet(-count);
      return Future.succeededFuture(Answer.turnedAway(count, UNAVAILABLE));
    }
    List<Integer> indices = messages.stream().map(VerifiedMessage::index).toList();
    // Within compose: the bus of a stopped cluster may throw instead of failing.
    return Future.succeededFuture(new ForwardRequest(messages.get(0).envelope(), indices).octets())
        .compose(
            request ->
                vertx.eventBus().<Buffer>request(LedgerAddress.messages(ledger), request, options))
        .map(reply -> answers(ledger, reply.body(), count))
        .otherwise(failure -> Answer.turnedAway(count, code(ledger, failure)))
        .onComplete(done -> underway.addAndGet(-count));
  }

  private static List<Answer> answers(LedgerId ledger, Buffer reply, int count) {
    return ForwardReply.read(reply, count)
        .orElseGet(
            () -> {
              LOG.atError().addKeyValue("ledger", ledger).log("unreadable answer of a ledger");
              return Answer.turnedAway(count, OUTCOME_UNKNOWN);
            });
  }

  /** Only where no node listened is it certain that nothing was applied. */
  private static RejectionCode code(LedgerId ledger, Throwable failure) {
    boolean nobody =
        failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS;
    LOG.atWarn()
        .addKeyValue("ledger", ledger)
        .addKeyValue("cause", failure.getMessage())
        .log(nobody ? "ledger has no node" : "ledger did not answer");
    return nobody ? UNAVAILABLE : OUTCOME_UNKNOWN;
  }
}
