package io.hanse.clearing.closing;

import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.CycleReport;
import io.hanse.clearing.cycle.TakenSeal;
import io.hanse.clearing.store.ClearingStores;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cycles as an operator sees them, from the stores alone. */
public final class CycleReports {
  private final ClearingStores stores;

  public CycleReports(ClearingStores stores) {
    this.stores = stores;
  }

  /** Newest first, the open one included. */
  public Future<List<CycleReport>> newest(int limit) {
    return stores
        .cycles()
        .newest(limit)
        .compose(cycles -> Future.all(cycles.stream().map(this::of).toList()))
        .map(reports -> reports.<CycleReport>list());
  }

  public Future<Optional<CycleReport>> find(long number) {
    return stores
        .cycles()
        .find(number)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.<CycleReport>empty())
                    : of(found.get()).map(Optional::of));
  }

  /** By ledger, the last window that no cycle needs any more. */
  Future<Map<LedgerId, Long>> instructedUpTo() {
    return stores.seals().instructedUpTo();
  }

  Future<CycleReport> of(Cycle cycle) {
    long number = cycle.number();
    return Future.all(
            stores.seals().ofCycle(number),
            stores.cycles().absences(number),
            stores.nettings().turnovers(number),
            stores.breaks().ofCycle(number),
            stores.cycles().waiting(number))
        .map(
            read ->
                new CycleReport(
                    cycle,
                    read.<List<TakenSeal>>resultAt(0).stream().map(TakenSeal::window).toList(),
                    read.resultAt(1),
                    read.resultAt(2),
                    read.resultAt(3),
                    read.resultAt(4)));
  }
}
