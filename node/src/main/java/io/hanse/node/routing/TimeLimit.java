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
 * One limit for very many waits. All have the same, so that they run out in the order in which they
 * began, and one timer serves them; a timer for each costs a node several percent of its time. Safe
 * for any thread.
 */
final class TimeLimit {
  private static final int TICKS_A_LIMIT = 20;

  private final Vertx vertx;
  private final Duration limit;
  private final Queue<Waiting<?>> waiting = new ConcurrentLinkedQueue<>();
  private final long timer;

  /** A wait; what it waits for is let go as soon as it is over. */
  private record Waiting<T>(long deadline, AtomicReference<@Nullable Promise<T>> open) {
    boolean isOver() {
      return open.get() == null;
    }

    /** The promise, for whoever comes first. */
    @Nullable Promise<T> take() {
      return open.getAndSet(null);
    }

    void expire(Duration limit) {
      Promise<T> promise = take();
      if (promise != null) {
        promise.fail(new TimeoutException("nothing within " + limit));
      }
    }
  }

  /** Begins to look at the clock. */
  TimeLimit(Vertx vertx, Duration limit) {
    this.vertx = vertx;
    this.limit = limit;
    long tick = Math.max(1, limit.toMillis() / TICKS_A_LIMIT);
    this.timer = vertx.setPeriodic(tick, now -> expire());
  }

  /** The same future, failed when the limit is over, a tick later at most. */
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

  /** No wait ends before its time any more. */
  void close() {
    vertx.cancelTimer(timer);
  }
}
