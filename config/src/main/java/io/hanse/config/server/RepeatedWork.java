package io.hanse.config.server;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that a server repeats at an interval. A turn is skipped while the last one runs, so that
 * nothing piles up before a database that is stuck. A turn that fails or throws ends alone: the
 * first failure of a row is logged, and so is the first success after it.
 */
public final class RepeatedWork {
  private static final Logger LOG = LoggerFactory.getLogger(RepeatedWork.class);

  private final Vertx vertx;
  private final String what;
  private final Optional<Duration> limit;
  private final Supplier<Future<?>> work;
  private Future<Void> turn = Future.succeededFuture();
  private boolean failing;
  private boolean stopped;
  private long timer;

  private RepeatedWork(
      Vertx vertx, String what, Optional<Duration> limit, Supplier<Future<?>> work) {
    this.vertx = vertx;
    this.what = what;
    this.limit = limit;
    this.work = work;
  }

  /**
   * Begins; the first turn comes after one interval, on the caller's context.
   *
   * @param what the work, in a few words for the log
   * @param work one turn
   */
  public static RepeatedWork every(
      Vertx vertx, Duration interval, String what, Supplier<Future<?>> work) {
    return new RepeatedWork(vertx, what, Optional.empty(), work).start(interval);
  }

  /**
   * As {@link #every(Vertx, Duration, String, Supplier)}, for work that can lose its answer.
   *
   * @param limit a turn that takes longer counts as failed, and the next one begins
   */
  public static RepeatedWork every(
      Vertx vertx, Duration interval, Duration limit, String what, Supplier<Future<?>> work) {
    return new RepeatedWork(vertx, what, Optional.of(limit), work).start(interval);
  }

  private synchronized RepeatedWork start(Duration interval) {
    timer = vertx.setPeriodic(interval.toMillis(), tick -> begin());
    return this;
  }

  private synchronized void begin() {
    if (!stopped && turn.isComplete()) {
      Promise<Void> ended = Promise.promise();
      turn = ended.future();
      limited(Future.succeededFuture().compose(now -> work.get()))
          .onSuccess(done -> succeeded())
          .onFailure(this::failed)
          .onComplete(done -> ended.complete());
    }
  }

  private Future<?> limited(Future<?> begun) {
    return limit.isPresent() ? begun.timeout(limit.get().toMillis(), TimeUnit.MILLISECONDS) : begun;
  }

  private synchronized void succeeded() {
    if (failing) {
      failing = false;
      LOG.atInfo().addKeyValue("what", what).log("repeated work succeeds again");
    }
  }

  private synchronized void failed(Throwable failure) {
    if (!failing) {
      failing = true;
      LOG.atWarn().addKeyValue("what", what).setCause(failure).log("repeated work failed");
    }
  }

  /**
   * Begins no more turns.
   *
   * @return completes when the turn under way has ended; never fails
   */
  public synchronized Future<Void> stop() {
    stopped = true;
    vertx.cancelTimer(timer);
    return turn;
  }
}
