package io.hanse.clearing.export;

import io.hanse.clearing.checking.WindowStore;
import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.CycleStore;
import io.hanse.clearing.instruction.PaymentFile;
import io.hanse.clearing.netting.NetPosition;
import io.hanse.clearing.sealing.CycleSeal;
import io.hanse.clearing.sealing.CycleSealStore;
import io.hanse.clearing.sealing.SealedWindow;
import io.hanse.clearing.settlement.NettingStore;
import io.hanse.clearing.settlement.PaymentFiles;
import io.hanse.clearing.statement.Statements;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.obligation.Obligation;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Produces the files of a cycle on request, by name. */
public final class CycleFiles {
  private static final int PAGE = 10_000;
  private static final String STATEMENT = "statement-";
  private static final String PAYMENTS = "pain.001.xml";

  private final Vertx vertx;
  private final CycleStore cycles;
  private final CycleSealStore seals;
  private final WindowStore windows;
  private final NettingStore nettings;
  private final PaymentFiles payments;
  private final Statements statements;

  /** The files of any cycle, from the features that know them. */
  public CycleFiles(
      Vertx vertx,
      CycleStore cycles,
      CycleSealStore seals,
      WindowStore windows,
      NettingStore nettings,
      PaymentFiles payments,
      Statements statements) {
    this.vertx = vertx;
    this.cycles = cycles;
    this.seals = seals;
    this.windows = windows;
    this.nettings = nettings;
    this.payments = payments;
    this.statements = statements;
  }

  /**
   * The names of a cycle's files, in a fixed order; none before it is instructed. A cycle that pays
   * nothing out has no {@code pain.001.xml}, because that format cannot be empty.
   */
  public Future<List<String>> names(long cycle) {
    return instructed(cycle)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(List.<String>of())
                    : nettings.positions(cycle).compose(nets -> names(cycle, nets)));
  }

  private Future<List<String>> names(long cycle, List<NetPosition> nets) {
    List<String> names =
        new ArrayList<>(
            List.of(
                "obligations.csv",
                "positions.csv",
                "netting.csv",
                "fx.csv",
                "instructions.csv",
                "trial-balance.csv"));
    return nettings
        .instructions(cycle)
        .map(
            instructions -> {
              if (PaymentFile.paysOut(instructions)) {
                names.add(PAYMENTS);
              }
              nets.stream()
                  .map(NetPosition::participant)
                  .distinct()
                  .forEach(participant -> names.add(STATEMENT + participant + ".json"));
              return List.copyOf(names);
            });
  }

  /** One file's octets; nothing where the cycle is not instructed or has no file of that name. */
  public Future<Optional<byte[]>> file(long cycle, String name) {
    return names(cycle)
        .compose(
            names ->
                names.contains(name)
                    ? octets(cycle, name).map(Optional::of)
                    : Future.succeededFuture(Optional.<byte[]>empty()));
  }

  private Future<byte[]> octets(long cycle, String name) {
    CycleTables tables = new CycleTables(cycle);
    return switch (name) {
      case "obligations.csv" -> obligations(cycle, tables);
      case "positions.csv" -> nettings.pairs(cycle).map(tables::positions);
      case "netting.csv" -> nettings.positions(cycle).map(tables::netting);
      case "fx.csv" -> nettings.conversions(cycle).map(tables::fx);
      case "instructions.csv" -> nettings.instructions(cycle).map(tables::instructions);
      case "trial-balance.csv" -> windows.trialBalance(cycle).map(tables::trialBalance);
      case PAYMENTS -> payments(cycle);
      default -> statements.octets(cycle, participantOf(name));
    };
  }

  private static ParticipantId participantOf(String name) {
    return ParticipantId.of(name.substring(STATEMENT.length(), name.length() - ".json".length()));
  }

  private Future<byte[]> obligations(long cycle, CycleTables tables) {
    Csv csv = tables.obligations();
    return seals
        .ofCycle(cycle)
        .compose(
            taken -> {
              Future<Void> written = Future.succeededFuture();
              for (CycleSeal each : taken) {
                written = written.compose(done -> window(csv, tables, each.window(), 0));
              }
              return written.compose(done -> vertx.executeBlocking(csv::octets, false));
            });
  }

  private Future<Void> window(Csv csv, CycleTables tables, SealedWindow window, long from) {
    return windows
        .obligations(window, from, PAGE)
        .compose(
            page ->
                add(csv, tables, page)
                    .compose(
                        added ->
                            page.size() < PAGE
                                ? Future.<Void>succeededFuture()
                                : window(csv, tables, window, from + PAGE)));
  }

  /** Formats one page at a time, off the event loop. */
  private Future<Void> add(Csv csv, CycleTables tables, List<Obligation> page) {
    return vertx.executeBlocking(
        () -> {
          page.forEach(obligation -> tables.add(csv, obligation));
          return null;
        },
        false);
  }

  private Future<byte[]> payments(long cycle) {
    return instructed(cycle).map(Optional::orElseThrow).compose(payments::octets);
  }

  private Future<Optional<Cycle.Instructed>> instructed(long number) {
    return cycles
        .find(number)
        .map(
            found ->
                found.flatMap(
                    cycle ->
                        switch (cycle) {
                          case Cycle.Instructed instructed -> Optional.of(instructed);
                          case Cycle.Settled settled -> Optional.of(settled.before());
                          default -> Optional.empty();
                        }));
  }
}
