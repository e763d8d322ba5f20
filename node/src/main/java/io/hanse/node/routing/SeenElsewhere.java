package io.hanse.node.routing;

import io.hanse.config.server.RepeatedWork;
import io.hanse.config.shared.SeenMessage;
import io.hanse.config.shared.SeenMessages;
import io.hanse.config.shared.SharedReceipts;
import io.hanse.config.shared.Subscription;
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
 * Tells the other ledgers which ids were used on this one, and keeps theirs at hand to find those
 * that come again here. Within one ledger its own unique key decides; losing what is here loses
 * only this convenience.
 */
public final class SeenElsewhere {
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

  private SeenElsewhere(
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

  /** Begins to listen and to remember; what is posted is written in groups. */
  public static Future<SeenElsewhere> open(Vertx vertx, LedgerId ledger, SharedReceipts receipts) {
    RecentMessages elsewhere = new RecentMessages(MOST_KEPT);
    return receipts
        .onElsewhere(ledger, group -> group.messages().forEach(elsewhere::add))
        .map(subscription -> new SeenElsewhere(vertx, ledger, receipts, elsewhere, subscription));
  }

  /** A message now has its one effect on this ledger. */
  void remember(VerifiedMessage message) {
    if (waitingCount.get() < MOST_WAITING) {
      waitingCount.incrementAndGet();
      waiting.add(seen(message));
    }
  }

  /**
   * Whether its sender has used this message's id on another ledger, and so for other content. What
   * this ledger has itself under the id comes first nevertheless.
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

  /** Writes what is still to be remembered; comes after everything that posts. */
  public Future<Void> close() {
    return flushing
        .stop()
        .compose(stopped -> flush())
        .timeout(FLUSH_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .eventually(subscription::cancel);
  }
}
