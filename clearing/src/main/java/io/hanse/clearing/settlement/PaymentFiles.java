package io.hanse.clearing.settlement;

import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.instruction.Instruction;
import io.hanse.clearing.instruction.PaymentDays;
import io.hanse.clearing.instruction.PaymentFile;
import io.hanse.config.database.Database;
import io.hanse.config.database.DirectoryStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;

/**
 * The files with which cycles are paid, each made when it is first asked for and kept since. Names
 * and accounts are those of the directory with which the cycle was netted.
 */
public final class PaymentFiles {
  private final Vertx vertx;
  private final NettingStore nettings;
  private final DirectoryStore directories;
  private final PaymentFileStore kept;

  public PaymentFiles(Vertx vertx, Database database, NettingStore nettings) {
    this.vertx = vertx;
    this.nettings = nettings;
    this.directories = new DirectoryStore(database);
    this.kept = new PaymentFileStore(database);
  }

  /**
   * The octets of a cycle's file, the same for ever.
   *
   * @param cycle one that pays something out
   */
  public Future<byte[]> octets(Cycle.Instructed cycle) {
    return kept.find(cycle.number())
        .compose(
            found ->
                found.isPresent()
                    ? Future.succeededFuture(found.get())
                    : make(cycle).compose(made -> kept.keep(cycle.number(), made)));
  }

  private Future<byte[]> make(Cycle.Instructed cycle) {
    return nettings
        .instructions(cycle.number())
        .compose(instructions -> file(cycle, instructions))
        .compose(file -> vertx.executeBlocking(() -> file.octets().orElseThrow(), false));
  }

  /** On which days the bank can be asked to pay, before the instructions are written. */
  Future<PaymentDays> days(Cycle.Instructed cycle, List<Instruction> instructions) {
    return file(cycle, instructions).compose(file -> vertx.executeBlocking(file::days, false));
  }

  private Future<PaymentFile> file(Cycle.Instructed cycle, List<Instruction> instructions) {
    return nettings
        .directoryVersion(cycle.number())
        .compose(directories::ofVersion)
        .map(Optional::orElseThrow)
        .map(directory -> PaymentFile.of(cycle.number(), cycle.at(), directory, instructions));
  }
}
