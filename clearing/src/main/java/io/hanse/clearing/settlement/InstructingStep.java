package io.hanse.clearing.settlement;

import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.Obstacle;
import io.hanse.clearing.cycle.StepAnswer;
import io.hanse.clearing.instruction.Instruction;
import io.hanse.clearing.instruction.PaymentDays;
import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.netting.Payments;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Step from netted to instructed: payments get their end-to-end references. */
public final class InstructingStep {
  private static final Logger LOG = LoggerFactory.getLogger(InstructingStep.class);

  private final NettingStore nettings;
  private final PaymentFiles files;
  private final InstantSource clock;

  public InstructingStep(NettingStore nettings, PaymentFiles files, InstantSource clock) {
    this.nettings = nettings;
    this.files = files;
    this.clock = clock;
  }

  /** Numbers the payments of a netted cycle and writes them; waits where no bank could pay them. */
  public Future<StepAnswer> run(Fence fence, Cycle.Netted cycle) {
    Cycle.Instructed instructed = cycle.instruct(clock.instant());
    return Future.all(nettings.positions(cycle.number()), nettings.conversions(cycle.number()))
        .map(read -> Payments.of(read.resultAt(0), read.resultAt(1)))
        .map(payments -> Instruction.of(cycle.number(), payments))
        .compose(
            instructions ->
                files
                    .days(instructed, instructions)
                    .compose(days -> write(fence, instructed, instructions, days)));
  }

  private Future<StepAnswer> write(
      Fence fence, Cycle.Instructed cycle, List<Instruction> instructions, PaymentDays days) {
    if (!days.obstacles().isEmpty()) {
      return Future.succeededFuture(
          new StepAnswer.Waits(
              Obstacle.forOperator(
                  "business days for the payments", String.join("; ", days.obstacles()))));
    }
    if (!days.withoutHolidays().isEmpty()) {
      LOG.atInfo()
          .addKeyValue("cycle", cycle.number())
          .addKeyValue("currencies", days.withoutHolidays())
          .log("no holidays are known, so payments are asked for from Monday to Friday");
    }
    return nettings.save(fence, cycle, instructions).map(new StepAnswer.Advanced(cycle));
  }
}
