package io.hanse.clearing.closing;

import io.hanse.clearing.breaks.Alarm;
import io.hanse.clearing.breaks.Break;
import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.lease.Fence;
import io.vertx.core.Future;

/** Observes cycles, after each change is stored. */
public interface CycleListener {
  /** A cycle has reached a state; the next step waits for the future. */
  Future<Void> reached(Fence fence, Cycle cycle);

  /** A cycle's next step has to wait. */
  void waits(Cycle cycle);

  /** Something contradicts what was known. */
  void raised(Alarm alarm);

  /** A message id was used on two ledgers. */
  void found(Break repeated);
}
