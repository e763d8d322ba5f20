package io.hanse.node.routing;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One time limit for very many futures. They expire in the order in which they began, so one timer
 * serves all; a timer for each costs a node several percent of its time. Thread-safe.
 */
final class TimeLimit {
  private static final int TICKS_A_LIMIT = 20;

  private final Vertx vertx;
  private final Duration limit;
  private final Queue<Waiting<?>> waiting = new ConcurrentLinkedQueue<>();
  private final long timer;

  /** A wait; releases its promise on completion. */
  private record Waiting<T>(long deadline, AtomicReference<@Nullable Promise<T>> open) {
    boolean isOver() {
      return open.get() == null;
    }

    /** The promise, once: for the result or for the expiry, whichever comes first. */
    @Nullable Promise<T> take() {
      return open.getAndSet(null);
    }

    void expire(Duration limit) {
      Promise<T> promise = take();
      if (promise != null) {
        promise.fail(new TimeoutException("no result within " + limit));
      }
    }
  }

  /** Starts the timer. */
  TimeLimit(Vertx vertx, Duration limit) {
    this.vertx = vertx;
    this.limit = limit;
    long tick = Math.max(1, limit.toMillis() / TICKS_A_LIMIT);
    this.timer = vertx.setPeriodic(tick, now -> expire());
  }

  /** The same future, failed after the limit, at most one tick late. */
  <T> Future<T> on(Future<T> future) {
    if (future.isComplete()) {
      return future;
    }
    Promise<T> promise = Promise.promise();
    Waiting<T> wait =
        new Waiting<>(System.nanoTime() + limit.toNanos(), new AtomicReference<>(promise));
    waiting.add(wait);
    future.onComplete(
        done -> {
          Promise<T> open = wait.take();
          if (open != null) {
            open.handle(done);
          }
        });
    return promise.future();
  }

  private void expire() {
    long now = System.nanoTime();
    Waiting<?> first = waiting.peek();
    while (first != null && (first.isOver() || first.deadline() - now <= 0)) {
      waiting.remove().expire(limit);
      first = waiting.peek();
    }
  }

  /** Stops the timer; open waits no longer expire. */
  void close() {
    vertx.cancelTimer(timer);
  }
}
