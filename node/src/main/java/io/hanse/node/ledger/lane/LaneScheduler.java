package io.hanse.node.ledger.lane;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Runs a lane's work: on Vert.x in production, on a simulated clock in a simulation. */
public interface LaneScheduler {
  /** Runs a long computation off the event loop. */
  <T> Future<T> compute(Callable<T> work);

  /** Completes after that time. */
  Future<Void> pause(Duration duration);

  /** Runs work later on the lane's own thread; may be called from any thread. */
  void next(Runnable work);
}
