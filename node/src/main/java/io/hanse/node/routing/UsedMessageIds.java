package io.hanse.node.routing;

import io.hanse.config.server.RepeatedWork;
import io.hanse.config.shared.SeenMessage;
import io.hanse.config.shared.SeenMessages;
import io.hanse.config.shared.SharedReceipts;
import io.hanse.config.shared.Subscription;
import io.hanse.node.context.NodeContext;
import io.hanse.node.verification.VerifiedMessage;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Shares the message ids used on this ledger with the other ledgers, and remembers theirs to detect
 * an id that comes again here. Within one ledger the database's unique key decides; a loss of these
 * ids loses only the early detection.
 */
public final class UsedMessageIds {
  private static final int MOST_KEPT = 200_000;
  private static final Duration FLUSH = Duration.ofMillis(50);
  private static final Duration FLUSH_LIMIT = Duration.ofSeconds(2);
  private static final int FLUSH_AT_MOST = 5000;
  private static final int MOST_WAITING = 100_000;

  private final LedgerId ledger;
  private final SharedReceipts receipts;
  private final RecentMessages elsewhere;
  private final Subscription subscription;
  private final ConcurrentLinkedQueue<SeenMessage> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waitingCount = new AtomicInteger();
  private final RepeatedWork flushing;

  private UsedMessageIds(
      Vertx vertx,
      LedgerId ledger,
      SharedReceipts receipts,
      RecentMessages elsewhere,
      Subscription subscription) {
    this.ledger = ledger;
    this.receipts = receipts;
    this.elsewhere = elsewhere;
    this.subscription = subscription;
    this.flushing = RepeatedWork.every(vertx, FLUSH, FLUSH_LIMIT, "share ids", this::flush);
  }

  /**
   * Subscribes to the other ledgers' ids; own ids are written in groups. Opened before everything
   * that posts, so it is closed after it and the last ids are written too.
   */
  public static Future<UsedMessageIds> open(NodeContext context) {
    SharedReceipts receipts = context.shared().receipts();
    RecentMessages elsewhere = new RecentMessages(MOST_KEPT);
    return receipts
        .onElsewhere(context.ledger(), group -> group.messages().forEach(elsewhere::add))
        .map(
            subscription ->
                new UsedMessageIds(
                    context.vertx(), context.ledger(), receipts, elsewhere, subscription))
        .onSuccess(ids -> context.closing().add("ids", ids::close));
  }

  /** Remembers a message that has its one effect on this ledger. */
  void remember(VerifiedMessage message) {
    if (waitingCount.get() < MOST_WAITING) {
      waitingCount.incrementAndGet();
      waiting.add(seen(message));
    }
  }

  /**
   * Whether the sender has used this message's id on another ledger, and so for other content. A
   * message that this ledger has under the id takes precedence.
   */
  boolean conflicts(VerifiedMessage message) {
    return elsewhere.contains(seen(message));
  }

  private static SeenMessage seen(VerifiedMessage message) {
    return new SeenMessage(message.participant(), message.id());
  }

  private Future<Void> flush() {
    List<SeenMessage> seen = new ArrayList<>();
    SeenMessage next = waiting.poll();
    while (next != null) {
      seen.add(next);
      next = seen.size() < FLUSH_AT_MOST ? waiting.poll() : null;
    }
    waitingCount.addAndGet(-seen.size());
    if (seen.isEmpty()) {
      return Future.succeededFuture();
    }
    return receipts.remember(new SeenMessages(ledger, seen));
  }

  /** Writes the remaining ids. */
  private Future<Void> close() {
    return flushing
        .stop()
        .compose(stopped -> flush())
        .timeout(FLUSH_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .eventually(subscription::cancel);
  }
}
