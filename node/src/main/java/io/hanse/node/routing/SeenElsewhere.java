package io.hanse.node.routing;

import io.hanse.config.shared.SeenMessage;
import io.hanse.config.shared.SharedReceipts;
import io.hanse.node.verification.VerifiedMessage;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers, in the shared state, which ledger a recent id was used on, and finds ids that come
 * again for a member of another ledger. Within one ledger its own unique key decides, so nothing
 * here is waited for longer than a moment, and losing it loses only this convenience.
 */
public final class SeenElsewhere {
  private static final Logger LOG = LoggerFactory.getLogger(SeenElsewhere.class);
  private static final long PATIENCE_MILLIS = 250;

  /** After a look-up in vain nobody else waits for one. */
  private static final long BLIND_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long FLUSH_MILLIS = 50;
  private static final long FLUSH_PATIENCE_SECONDS = 2;
  private static final int FLUSH_AT_MOST = 5000;
  private static final int MOST_WAITING = 100_000;

  private final Vertx vertx;
  private final LedgerId ledger;
  private final SharedReceipts receipts;
  private final ConcurrentLinkedQueue<SeenMessage> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waitingCount = new AtomicInteger();
  private final long timer;
  private volatile Future<Void> written = Future.succeededFuture();
  private volatile long blindUntil = System.nanoTime();

  /** Begins to remember; what is posted is written in groups. */
  public SeenElsewhere(Vertx vertx, LedgerId ledger, SharedReceipts receipts) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.receipts = receipts;
    this.timer =
        vertx.setPeriodic(
            FLUSH_MILLIS,
            tick -> {
              if (written.isComplete()) {
                written = flush();
              }
            });
  }

  /** A message now has its one effect on this ledger. */
  void remember(VerifiedMessage message) {
    if (waitingCount.get() < MOST_WAITING) {
      waitingCount.incrementAndGet();
      String sha256 = HexFormat.of().formatHex(message.sha256());
      waiting.add(new SeenMessage(message.participant(), message.id(), ledger, sha256));
    }
  }

  /**
   * Ids that were used on another ledger than they are now meant for, and so for other content.
   *
   * @param homes the ledger of each id
   * @return empty where nobody can tell; never fails
   */
  Future<Set<MessageId>> conflicting(ParticipantId participant, Map<MessageId, LedgerId> homes) {
    if (System.nanoTime() - blindUntil < 0) {
      return Future.succeededFuture(Set.of());
    }
    // Within compose, because a shared state that has stopped throws where it should fail.
    return Future.succeededFuture(homes.keySet())
        .compose(ids -> find(participant, ids))
        .map(seen -> conflicts(seen, homes))
        .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .otherwise(
            failure -> {
              blindUntil = System.nanoTime() + BLIND_NANOS;
              LOG.atWarn().addKeyValue("cause", failure.getMessage()).log("ids not compared");
              return Set.of();
            });
  }

  private Future<? extends Collection<SeenMessage>> find(
      ParticipantId participant, Set<MessageId> ids) {
    return ids.size() == 1
        ? receipts
            .find(participant, ids.iterator().next())
            .map(seen -> seen.map(List::of).orElse(List.of()))
        : receipts.find(participant, ids).map(Map::values);
  }

  private static Set<MessageId> conflicts(
      Collection<SeenMessage> seen, Map<MessageId, LedgerId> homes) {
    Set<MessageId> conflicts = new HashSet<>();
    for (SeenMessage one : seen) {
      if (!one.ledger().equals(homes.get(one.id()))) {
        conflicts.add(one.id());
      }
    }
    return conflicts;
  }

  /** Never fails. */
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
    return Future.succeededFuture(seen)
        .compose(receipts::remember)
        .timeout(FLUSH_PATIENCE_SECONDS, TimeUnit.SECONDS)
        .onFailure(
            failure ->
                LOG.atWarn().addKeyValue("cause", failure.getMessage()).log("ids not shared"))
        .otherwiseEmpty();
  }

  /** Writes what is still to be remembered; comes after everything that posts. */
  public Future<Void> close() {
    vertx.cancelTimer(timer);
    return flush();
  }
}
