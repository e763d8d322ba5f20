package io.hanse.clearing.statement;

import io.hanse.clearing.checking.WindowStore;
import io.hanse.clearing.sealing.CycleSealStore;
import io.hanse.clearing.settlement.NettingStore;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.signing.SigningKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The signed statements of instructed cycles, each made when it is first asked for. */
public final class Statements {
  private final Vertx vertx;
  private final CycleSealStore seals;
  private final WindowStore windows;
  private final NettingStore nettings;
  private final StatementStore kept;
  private final SigningKey signer;

  /**
   * The statements of any cycle.
   *
   * @param signer clearing's key
   */
  public Statements(
      Vertx vertx,
      CycleSealStore seals,
      WindowStore windows,
      NettingStore nettings,
      StatementStore kept,
      SigningKey signer) {
    this.vertx = vertx;
    this.seals = seals;
    this.windows = windows;
    this.nettings = nettings;
    this.kept = kept;
    this.signer = signer;
  }

  /** The octets of one participant's statement, the same for ever. */
  public Future<byte[]> octets(long cycle, ParticipantId participant) {
    return kept.find(cycle, participant)
        .compose(
            found ->
                found.isPresent()
                    ? Future.succeededFuture(found.get())
                    : new StatementFile(vertx, seals, windows, nettings, cycle, participant)
                        .signedBy(signer)
                        .compose(made -> kept.keep(cycle, participant, made)));
  }
}
