package io.hanse.clearing;

import io.hanse.clearing.breaks.Alarm;
import io.hanse.clearing.breaks.Break;
import io.hanse.clearing.closing.CycleListener;
import io.hanse.clearing.closing.CycleNotices;
import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.metrics.ClearingMetrics;
import io.vertx.core.Future;

/** Shows and counts what happens to cycles. */
record CycleEvents(CycleNotices notices, ClearingMetrics metrics) implements CycleListener {
  @Override
  public Future<Void> reached(Fence fence, Cycle cycle) {
    metrics.reached(cycle);
    return notices.show(fence, cycle);
  }

  @Override
  public void waits(Cycle cycle) {
    metrics.waits();
  }

  @Override
  public void found(Break repeated) {
    metrics.repeatedId();
  }

  @Override
  public void raised(Alarm alarm) {
    metrics.alarm();
  }
}
