package io.hanse.node.ledger.lane;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Runs one lane on a Vert.x context: its event loop for I/O, a worker thread for decisions. */
public final class VertxScheduler implements LaneScheduler {
  private final Vertx vertx;
  private final Context context;
  private final WorkerExecutor workers;

  /**
   * A scheduler on a context, which should be an event loop's.
   *
   * @param workers has a thread for each lane: a computing lane holds locks in the database and
   *     must not queue behind anybody
   */
  public VertxScheduler(Vertx vertx, Context context, WorkerExecutor workers) {
    this.vertx = vertx;
    this.context = context;
    this.workers = workers;
  }

  @Override
  public <T> Future<T> compute(Callable<T> work) {
    try {
      // Unordered: no lane waits for another.
      return workers.executeBlocking(work, false);
    } catch (RejectedExecutionException closed) {
      // The node closes and no longer waits for a stuck batch; no message is to blame.
      return Future.failedFuture(
          new StoreFailure(StoreFailure.Kind.LOST, "closed", "the node is closing", closed));
    }
  }

  @Override
  public Future<Void> pause(Duration duration) {
    return vertx.timer(duration.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
  }

  @Override
  public void next(Runnable work) {
    context.runOnContext(nothing -> work.run());
  }
}
