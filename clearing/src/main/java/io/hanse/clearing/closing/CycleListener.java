package io.hanse.clearing.closing;

import io.hanse.clearing.breaks.Alarm;
import io.hanse.clearing.breaks.Break;
import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.lease.Fence;
import io.vertx.core.Future;

/** Is told what happens to cycles, after it is written. What it does decides nothing. */
public interface CycleListener {
  /** A cycle has come to a state; the next step waits for the future, whatever becomes of it. */
  Future<Void> reached(Fence fence, Cycle cycle);

  /** A step could not be done. */
  void waits(Cycle cycle);

  /** Something contradicts what was known. */
  void raised(Alarm alarm);

  /** An id stands on two ledgers. */
  void found(Break repeated);
}
