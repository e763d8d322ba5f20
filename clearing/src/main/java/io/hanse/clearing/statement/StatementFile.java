package io.hanse.clearing.statement;

import io.hanse.clearing.checking.WindowStore;
import io.hanse.clearing.instruction.Instruction;
import io.hanse.clearing.netting.Conversion;
import io.hanse.clearing.netting.NetPosition;
import io.hanse.clearing.sealing.CycleSeal;
import io.hanse.clearing.sealing.CycleSealStore;
import io.hanse.clearing.settlement.NettingStore;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.seal.SealReader;
import io.hanse.protocol.seal.WindowSeal;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.protocol.statement.Statement;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One participant's statement of one cycle: all that concerns it, with the proofs. */
final class StatementFile {
  private final Vertx vertx;
  private final CycleSealStore sealStore;
  private final WindowStore windows;
  private final NettingStore nettings;
  private final long cycle;
  private final ParticipantId participant;
  private final List<WindowSeal> seals = new ArrayList<>();
  private final List<Statement.Batch> batches = new ArrayList<>();
  private final List<Statement.Entry> entries = new ArrayList<>();

  StatementFile(
      Vertx vertx,
      CycleSealStore sealStore,
      WindowStore windows,
      NettingStore nettings,
      long cycle,
      ParticipantId participant) {
    this.vertx = vertx;
    this.sealStore = sealStore;
    this.windows = windows;
    this.nettings = nettings;
    this.cycle = cycle;
    this.participant = participant;
  }

  Future<byte[]> signedBy(SigningKey signer) {
    return sealStore
        .ofCycle(cycle)
        .compose(this::windows)
        .compose(
            done ->
                Future.all(
                    nettings.positions(cycle),
                    nettings.conversions(cycle),
                    nettings.instructions(cycle)))
        .compose(
            read ->
                vertx.executeBlocking(
                    () ->
                        statement(signer, read.resultAt(0), read.resultAt(1), read.resultAt(2))
                            .signedBy(signer)
                            .octets(),
                    false));
  }

  private Future<Void> windows(List<CycleSeal> taken) {
    Future<Void> read = Future.succeededFuture();
    for (CycleSeal each : taken) {
      read = read.compose(done -> window(each));
    }
    return read;
  }

  private Future<Void> window(CycleSeal taken) {
    return Future.all(windows.batches(taken.window()), windows.entries(taken.window(), participant))
        .map(
            read -> {
              add(taken, read.resultAt(0), read.resultAt(1));
              return null;
            });
  }

  /** Only the seals and batches that its own obligations need, counted anew. */
  private void add(CycleSeal taken, List<Statement.Batch> kept, List<Statement.Entry> own) {
    Map<Integer, Integer> places = new HashMap<>();
    if (!own.isEmpty()) {
      seals.add(SealReader.read(taken.seal().octets()).orElseThrow());
    }
    for (Statement.Entry entry : own) {
      int place = places.computeIfAbsent(entry.batch(), at -> keep(kept.get(at)));
      entries.add(
          new Statement.Entry(
              place,
              entry.index(),
              entry.path(),
              entry.messageDigest(),
              entry.outcomeDigest(),
              entry.position(),
              entry.count(),
              entry.obligationPath(),
              entry.obligation()));
    }
  }

  private int keep(Statement.Batch batch) {
    batches.add(new Statement.Batch(seals.size() - 1, batch.index(), batch.path(), batch.header()));
    return batches.size() - 1;
  }

  private Statement statement(
      SigningKey signer,
      List<NetPosition> positions,
      List<Conversion> conversions,
      List<Instruction> instructions) {
    return new Statement(
        cycle,
        participant,
        seals,
        batches,
        entries,
        positions.stream()
            .filter(position -> position.participant().equals(participant))
            .map(StatementFile::total)
            .toList(),
        conversions.stream()
            .filter(conversion -> conversion.participant().equals(participant))
            .map(StatementFile::conversion)
            .toList(),
        instructions.stream().filter(this::concerns).map(StatementFile::payment).toList(),
        signer.id(),
        "");
  }

  private static Statement.Total total(NetPosition position) {
    return new Statement.Total(position.receivable(), position.payable(), position.net());
  }

  private static Statement.Conversion conversion(Conversion conversion) {
    return new Statement.Conversion(
        conversion.amount(),
        conversion.converted(),
        conversion.rate().toDecimal(),
        conversion.rate().date(),
        conversion.rate().source());
  }

  private boolean concerns(Instruction instruction) {
    return instruction.payment().payer().equals(participant)
        || instruction.payment().payee().equals(participant);
  }

  private static Statement.Payment payment(Instruction instruction) {
    return new Statement.Payment(
        instruction.endToEndId(),
        instruction.payment().payer(),
        instruction.payment().payee(),
        instruction.payment().amount());
  }
}
