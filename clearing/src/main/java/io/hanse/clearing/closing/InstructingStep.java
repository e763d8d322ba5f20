package io.hanse.clearing.closing;

import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.Fence;
import io.hanse.clearing.instruction.Instruction;
import io.hanse.clearing.netting.Payments;
import io.hanse.clearing.store.ClearingStores;
import io.hanse.clearing.store.NettingStore;
import io.vertx.core.Future;
import java.time.InstantSource;

/** Netted to instructed: the payments get their references. */
final class InstructingStep {
  private final ClearingStores stores;
  private final InstantSource clock;

  InstructingStep(ClearingStores stores, InstantSource clock) {
    this.stores = stores;
    this.clock = clock;
  }

  Future<StepAnswer> run(Fence fence, Cycle.Netted cycle) {
    Cycle.Instructed instructed = cycle.instruct(Times.now(clock));
    NettingStore nettings = stores.nettings();
    return Future.all(nettings.positions(cycle.number()), nettings.conversions(cycle.number()))
        .map(read -> Payments.of(read.resultAt(0), read.resultAt(1)))
        .map(payments -> Instruction.of(cycle.number(), payments))
        .compose(instructions -> nettings.save(fence, instructed, instructions))
        .map(new StepAnswer.Advanced(instructed));
  }
}
