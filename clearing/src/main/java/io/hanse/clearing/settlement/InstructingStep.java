package io.hanse.clearing.settlement;

import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.StepAnswer;
import io.hanse.clearing.cycle.Times;
import io.hanse.clearing.instruction.Instruction;
import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.netting.Payments;
import io.vertx.core.Future;
import java.time.InstantSource;

/** Netted to instructed: the payments get their references. */
public final class InstructingStep {
  private final NettingStore nettings;
  private final InstantSource clock;

  public InstructingStep(NettingStore nettings, InstantSource clock) {
    this.nettings = nettings;
    this.clock = clock;
  }

  /** Numbers the payments of a netted cycle and writes them. */
  public Future<StepAnswer> run(Fence fence, Cycle.Netted cycle) {
    Cycle.Instructed instructed = cycle.instruct(Times.now(clock));
    return Future.all(nettings.positions(cycle.number()), nettings.conversions(cycle.number()))
        .map(read -> Payments.of(read.resultAt(0), read.resultAt(1)))
        .map(payments -> Instruction.of(cycle.number(), payments))
        .compose(instructions -> nettings.save(fence, instructed, instructions))
        .map(new StepAnswer.Advanced(instructed));
  }
}
