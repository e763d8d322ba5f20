package io.hanse.node.ledger.lane;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.Callable;

/** When and where a lane's work runs: Vert.x in production, a simulated clock in a simulation. */
public interface Turns {
  /** Computes something that takes its time, beside the event loop. */
  <T> Future<T> compute(Callable<T> work);

  /** Completes after a while. */
  Future<Void> pause(Duration duration);

  /** Runs later, on the lane's own thread; may be called from any. */
  void next(Runnable work);
}
