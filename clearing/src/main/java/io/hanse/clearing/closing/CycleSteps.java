package io.hanse.clearing.closing;

import io.hanse.clearing.breaks.AlarmStore;
import io.hanse.clearing.breaks.Alarms;
import io.hanse.clearing.breaks.BreakStore;
import io.hanse.clearing.breaks.Breaks;
import io.hanse.clearing.checking.CheckingStep;
import io.hanse.clearing.checking.WindowStore;
import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.CycleStore;
import io.hanse.clearing.cycle.StepAnswer;
import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.lease.LeaseStore;
import io.hanse.clearing.ledgers.Ledgers;
import io.hanse.clearing.sealing.AbsenceStore;
import io.hanse.clearing.sealing.CycleSealStore;
import io.hanse.clearing.sealing.SealingStep;
import io.hanse.clearing.settlement.CycleRates;
import io.hanse.clearing.settlement.InstructingStep;
import io.hanse.clearing.settlement.NettingStep;
import io.hanse.clearing.settlement.NettingStore;
import io.hanse.clearing.settlement.PaymentFiles;
import io.hanse.config.database.Database;
import io.hanse.config.directory.Directory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** Chooses the next step of a closed cycle by its state. */
final class CycleSteps {
  private final SealingStep sealing;
  private final CheckingStep checking;
  private final NettingStep netting;
  private final InstructingStep instructing;

  private CycleSteps(
      SealingStep sealing,
      CheckingStep checking,
      NettingStep netting,
      InstructingStep instructing) {
    this.sealing = sealing;
    this.checking = checking;
    this.netting = netting;
    this.instructing = instructing;
  }

  static CycleSteps over(
      Vertx vertx,
      Database database,
      Ledgers ledgers,
      CycleRates rates,
      InstantSource clock,
      CycleListener listener) {
    LeaseStore lease = new LeaseStore(database);
    CycleSealStore seals = new CycleSealStore(database, lease);
    NettingStore nettings = new NettingStore(database, lease);
    Alarms alarms = new Alarms(new AlarmStore(database), listener::raised);
    Breaks breaks = new Breaks(new BreakStore(database, lease), listener::found);
    return new CycleSteps(
        new SealingStep(
            new CycleStore(database, lease),
            seals,
            new AbsenceStore(database, lease),
            ledgers,
            alarms,
            clock),
        new CheckingStep(seals, new WindowStore(database, lease), ledgers, alarms, clock),
        new NettingStep(seals, nettings, rates, alarms, breaks, clock),
        new InstructingStep(nettings, new PaymentFiles(vertx, database, nettings), clock));
  }

  /** Tries the next step; a cycle that has no further step here stays as it is. */
  Future<StepAnswer> next(Fence fence, Cycle.Closed cycle, Directory directory) {
    return switch (cycle) {
      case Cycle.Sealing closing -> sealing.run(fence, closing, directory);
      case Cycle.Sealed sealed ->
          checking
              .run(fence, sealed, directory)
              .compose(
                  obstacles ->
                      obstacles.isEmpty()
                          ? netting.run(fence, sealed, directory)
                          : Future.succeededFuture(new StepAnswer.Waits(obstacles)));
      case Cycle.Netted netted -> instructing.run(fence, netted);
      case Cycle.Instructed done -> Future.succeededFuture(new StepAnswer.Advanced(done));
      case Cycle.Settled done -> Future.succeededFuture(new StepAnswer.Advanced(done));
    };
  }
}
