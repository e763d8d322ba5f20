package io.hanse.node;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be closed, the last opened first. One step's failure does not keep the next, nor does
 * one that never ends: all of them together have a time, and each has what the others do not need.
 */
final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  /** What every step gets, however long those before it took. */
  private static final Duration SHARE = Duration.ofMillis(200);

  private final Duration time;
  private final Deque<Step> steps = new ArrayDeque<>();

  private record Step(String what, Supplier<Future<?>> close) {}

  /**
   * Nothing to close yet.
   *
   * @param time after which closing has ended in any case
   */
  Closing(Duration time) {
    this.time = time;
  }

  synchronized void add(String what, Supplier<Future<?>> close) {
    steps.push(new Step(what, close));
  }

  /** Closes everything, once. */
  Future<Void> close() {
    return close(System.nanoTime() + time.toNanos());
  }

  private Future<Void> close(long deadline) {
    Step next;
    long left;
    synchronized (this) {
      next = steps.poll();
      left = deadline - System.nanoTime() - SHARE.toNanos() * steps.size();
    }
    if (next == null) {
      return Future.succeededFuture();
    }
    return Future.succeededFuture()
        .compose(now -> next.close().get())
        .timeout(Math.max(SHARE.toNanos(), left), TimeUnit.NANOSECONDS)
        .onFailure(
            failure ->
                LOG.atWarn()
                    .addKeyValue("what", next.what())
                    .addKeyValue("cause", failure.getMessage())
                    .log("not closed cleanly"))
        .transform(done -> close(deadline));
  }
}
