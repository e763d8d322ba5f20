package io.hanse.clearing.closing;

import io.hanse.clearing.breaks.BreakStore;
import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.CycleStore;
import io.hanse.clearing.cycle.WaitingStore;
import io.hanse.clearing.lease.LeaseStore;
import io.hanse.clearing.sealing.AbsenceStore;
import io.hanse.clearing.sealing.CycleSeal;
import io.hanse.clearing.sealing.CycleSealStore;
import io.hanse.clearing.settlement.NettingStore;
import io.hanse.config.database.Database;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads cycles for operators, from the database alone. */
public final class CycleReports {
  private final CycleStore cycles;
  private final WaitingStore waits;
  private final CycleSealStore seals;
  private final AbsenceStore absences;
  private final NettingStore nettings;
  private final BreakStore breaks;

  /** Over clearing's database. */
  public CycleReports(Database database) {
    LeaseStore lease = new LeaseStore(database);
    this.cycles = new CycleStore(database, lease);
    this.waits = new WaitingStore(database, lease);
    this.seals = new CycleSealStore(database, lease);
    this.absences = new AbsenceStore(database, lease);
    this.nettings = new NettingStore(database, lease);
    this.breaks = new BreakStore(database, lease);
  }

  /** Newest first, the open one included. */
  public Future<List<CycleReport>> newest(int limit) {
    return cycles
        .newest(limit)
        .compose(found -> Future.all(found.stream().map(this::of).toList()))
        .map(reports -> reports.<CycleReport>list());
  }

  public Future<Optional<CycleReport>> find(long number) {
    return cycles
        .find(number)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.<CycleReport>empty())
                    : of(found.get()).map(Optional::of));
  }

  /** By ledger, the last window that no cycle needs any more. */
  Future<Map<LedgerId, Long>> instructedUpTo() {
    return seals.instructedUpTo();
  }

  Future<CycleReport> of(Cycle cycle) {
    long number = cycle.number();
    return Future.all(
            seals.ofCycle(number),
            absences.ofCycle(number),
            nettings.turnovers(number),
            breaks.ofCycle(number),
            waits.ofCycle(number))
        .map(
            read ->
                new CycleReport(
                    cycle,
                    read.<List<CycleSeal>>resultAt(0).stream().map(CycleSeal::window).toList(),
                    read.resultAt(1),
                    read.resultAt(2),
                    read.resultAt(3),
                    read.resultAt(4)));
  }
}
