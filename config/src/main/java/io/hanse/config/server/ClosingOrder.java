package io.hanse.config.server;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what a server has opened, the last opened first. A step that fails does not keep the next
 * from closing, nor does one that never ends: all steps together have a time, of which a small
 * share is kept for each step that is still to come.
 */
public final class ClosingOrder {
  private static final Logger LOG = LoggerFactory.getLogger(ClosingOrder.class);

  /** What every step gets, however long the steps before it took. */
  private static final Duration SHARE = Duration.ofMillis(200);

  private final Duration time;
  private final Deque<Step> steps = new ArrayDeque<>();
  private final Promise<Void> closed = Promise.promise();
  private boolean closing;

  private record Step(String what, Supplier<Future<?>> close) {}

  /**
   * Nothing to close yet.
   *
   * @param time for all steps together
   */
  public ClosingOrder(Duration time) {
    this.time = time;
  }

  /**
   * Adds a step, which will come before those that were added before. Once closing has begun, the
   * step is taken at once.
   *
   * @param what the part that closes, in a word for the log
   */
  public void add(String what, Supplier<Future<?>> close) {
    Step step = new Step(what, close);
    synchronized (this) {
      if (!closing) {
        steps.push(step);
        return;
      }
    }
    take(step, time.toNanos());
  }

  /**
   * Closes everything, once.
   *
   * @return completes when all is closed or the time is over; never fails
   */
  public Future<Void> close() {
    synchronized (this) {
      if (closing) {
        return closed.future();
      }
      closing = true;
    }
    next(System.nanoTime() + time.toNanos()).onComplete(closed);
    return closed.future();
  }

  private Future<Void> next(long deadline) {
    Step step = steps.poll();
    if (step == null) {
      return Future.succeededFuture();
    }
    long left = deadline - System.nanoTime() - SHARE.toNanos() * steps.size();
    return take(step, Math.max(SHARE.toNanos(), left)).transform(done -> next(deadline));
  }

  private static Future<?> take(Step step, long nanos) {
    return Future.succeededFuture()
        .compose(now -> step.close().get())
        .timeout(nanos, TimeUnit.NANOSECONDS)
        .onFailure(
            failure ->
                LOG.atWarn()
                    .addKeyValue("what", step.what())
                    .addKeyValue("cause", String.valueOf(failure.getMessage()))
                    .log("not closed cleanly"));
  }
}
