package io.hanse.node.sealing;

import io.hanse.config.database.Database;
import io.hanse.config.shared.CutOrder;
import io.hanse.config.shared.SealNotice;
import io.hanse.config.shared.SealPublication;
import io.hanse.config.shared.SharedSeals;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.signing.SigningKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends windows on order, with traffic running, and seals them. */
public final class Cutoff {
  private static final Logger LOG = LoggerFactory.getLogger(Cutoff.class);

  /** Between two attempts, so batches that queued behind the last one get through. */
  private static final long PAUSE_MILLIS = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final LedgerId ledger;
  private final CutoffStore store;
  private final SealStore seals;
  private final SharedSeals shared;
  private final Map<Long, Running> running = new HashMap<>();

  private record Running(CutOrder order, Future<CutAnswer> answer) {}

  /**
   * A cutoff.
   *
   * @param key the ledger's key, which signs the seals
   * @param shared where seals are published
   */
  public Cutoff(
      Vertx vertx, Database database, LedgerId ledger, SigningKey key, SharedSeals shared) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.store = new CutoffStore(database);
    this.seals = new SealStore(database, ledger, key);
    this.shared = shared;
  }

  /**
   * Ends the window if it is open, and seals it. Idempotent: a repeated order gets the same seal.
   * Fails where the database cannot be reached or batches leave no gap for ten seconds; the window
   * is then not sealed yet. An order that comes while the same order is under way joins it, so
   * batches meet at most one waiting cutoff.
   */
  public Future<CutAnswer> cut(CutOrder order) {
    Promise<CutAnswer> answer = Promise.promise();
    synchronized (running) {
      Running now = running.get(order.window());
      if (now != null) {
        return now.order().equals(order)
            ? now.answer()
            : now.answer().transform(done -> cut(order));
      }
      running.put(order.window(), new Running(order, answer.future()));
    }
    attempt(order, System.nanoTime() + PATIENCE.toNanos())
        .onComplete(
            done -> {
              synchronized (running) {
                running.remove(order.window());
              }
            })
        .onComplete(answer);
    return answer.future();
  }

  private Future<CutAnswer> attempt(CutOrder order, long deadline) {
    return store
        .attempt(order)
        .compose(
            attempt ->
                switch (attempt) {
                  case CUT, CUT_BEFORE -> seal(order.window());
                  case TOO_EARLY -> Future.succeededFuture(new CutAnswer.TooEarly());
                  case FENCED_OFF -> Future.succeededFuture(new CutAnswer.FencedOff());
                  case BUSY -> again(order, deadline);
                });
  }

  private Future<CutAnswer> again(CutOrder order, long deadline) {
    if (System.nanoTime() - deadline >= 0) {
      return Future.failedFuture(
          new IllegalStateException("no gap between batches to end window " + order.window()));
    }
    return vertx
        .timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS)
        .compose(now -> attempt(order, deadline));
  }

  private Future<CutAnswer> seal(long window) {
    return seals.seal(window).onSuccess(octets -> show(window, octets)).map(CutAnswer.Sealed::new);
  }

  /** May fail: clearing gets the seal in the answer too, and can ask for it at any time. */
  private void show(long window, byte[] octets) {
    shared
        .publish(new SealNotice(ledger, window, octets))
        .onFailure(failure -> LOG.warn("seal of window {} not published", window, failure))
        .onSuccess(
            published -> {
              if (published instanceof SealPublication.Conflicting) {
                LOG.error("another seal of window {} of {} is published already", window, ledger);
              }
            });
  }
}
