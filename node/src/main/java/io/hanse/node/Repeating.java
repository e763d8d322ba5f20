package io.hanse.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Work that comes again and again. A turn is left out while the last one runs, so that nothing
 * piles up before a database that is stuck.
 */
final class Repeating {
  /** A turn that takes longer was lost, with its connection perhaps. */
  private static final long LOST_SECONDS = 30;

  private final Vertx vertx;
  private final Supplier<Future<Void>> work;
  private final AtomicBoolean running = new AtomicBoolean();
  private final long timer;

  private Repeating(Vertx vertx, long millis, Supplier<Future<Void>> work) {
    this.vertx = vertx;
    this.work = work;
    this.timer = vertx.setPeriodic(millis, tick -> turn());
  }

  /**
   * Begins.
   *
   * @param work one turn; its failure ends only that turn
   */
  static Repeating every(Vertx vertx, long millis, Supplier<Future<Void>> work) {
    return new Repeating(vertx, millis, work);
  }

  private void turn() {
    if (running.compareAndSet(false, true)) {
      Future.succeededFuture()
          .compose(now -> work.get())
          .timeout(LOST_SECONDS, TimeUnit.SECONDS)
          .onComplete(done -> running.set(false));
    }
  }

  Future<Void> stop() {
    vertx.cancelTimer(timer);
    return Future.succeededFuture();
  }
}
