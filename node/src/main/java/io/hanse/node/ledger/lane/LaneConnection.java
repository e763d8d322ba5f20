package io.hanse.node.ledger.lane;

import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import java.util.Optional;

/** A lane's connection to its store: opened when it is needed, replaced after it was lost. */
final class LaneConnection {
  private final BatchStore store;
  private final LedgerId ledger;
  private Optional<LaneSession> session = Optional.empty();

  LaneConnection(BatchStore store, LedgerId ledger) {
    this.store = store;
    this.ledger = ledger;
  }

  /** The open session, a new one where there is none; fails with a {@link StoreFailure}. */
  Future<LaneSession> session() {
    if (session.isPresent()) {
      return Future.succeededFuture(session.get());
    }
    return store
        .open()
        .map(
            opened -> {
              LaneSession fresh = new LaneSession(opened, ledger);
              session = Optional.of(fresh);
              return fresh;
            });
  }

  /**
   * Gives the session up, after its connection was lost or at the end. The next one has a new lane
   * id, and so begins a new chain.
   *
   * @return never fails
   */
  Future<Void> discard() {
    Future<Void> closed =
        session.map(lost -> lost.session().close()).orElse(Future.succeededFuture());
    session = Optional.empty();
    return closed.otherwiseEmpty();
  }
}
