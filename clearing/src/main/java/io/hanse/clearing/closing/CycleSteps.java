package io.hanse.clearing.closing;

import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.Fence;
import io.hanse.clearing.fx.RatePolicy;
import io.hanse.clearing.gathering.Ledgers;
import io.hanse.clearing.store.ClearingStores;
import io.hanse.config.directory.Directory;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;

/** The one step that each state of a closing cycle allows. */
final class CycleSteps {
  private final SealingStep sealing;
  private final CheckingStep checking;
  private final NettingStep netting;
  private final InstructingStep instructing;

  CycleSteps(
      ClearingStores stores,
      Ledgers ledgers,
      RateSource rates,
      RatePolicy policy,
      InstantSource clock,
      CycleListener listener) {
    Alarms alarms = new Alarms(stores.seals(), listener);
    this.sealing = new SealingStep(stores, ledgers, alarms, clock);
    this.checking = new CheckingStep(stores, ledgers, alarms, clock);
    this.netting =
        new NettingStep(
            stores, rates, policy, alarms, new Breaks(stores.breaks(), listener), clock);
    this.instructing = new InstructingStep(stores, clock);
  }

  /** Tries the next step; a cycle that has no further step here stays as it is. */
  Future<StepAnswer> next(Fence fence, Cycle.Closed cycle, Directory directory) {
    return switch (cycle) {
      case Cycle.Sealing closing -> sealing.run(fence, closing, directory);
      case Cycle.Sealed sealed ->
          checking
              .run(fence, sealed, directory)
              .compose(
                  reason ->
                      reason.isPresent() ? waiting(reason) : netting.run(fence, sealed, directory));
      case Cycle.Netted netted -> instructing.run(fence, netted);
      case Cycle.Instructed done -> Future.succeededFuture(new StepAnswer.Advanced(done));
      case Cycle.Settled done -> Future.succeededFuture(new StepAnswer.Advanced(done));
    };
  }

  private static Future<StepAnswer> waiting(Optional<String> reason) {
    return Future.succeededFuture(new StepAnswer.Waiting(reason.orElseThrow()));
  }
}
