package io.hanse.node.position;

import io.hanse.config.database.Database;
import io.hanse.config.shared.SharedPositions;
import io.hanse.node.ledger.CommitListener;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.obligation.Position;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes positions: its node's lanes after each commit, all of the ledger's every second. */
public final class PositionPublisher implements CommitListener {
  private static final Logger LOG = LoggerFactory.getLogger(PositionPublisher.class);
  private static final long EVERY_MILLIS = 1_000;

  private final Vertx vertx;
  private final PositionStore store;
  private final SharedPositions shared;
  private long timer = -1;
  private Future<Void> running = Future.succeededFuture();

  /** A publisher; it hears of commits, and {@link #start} makes it look by itself. */
  public PositionPublisher(
      Vertx vertx, Database database, LedgerId ledger, SharedPositions shared) {
    this.vertx = vertx;
    this.store = new PositionStore(database, ledger);
    this.shared = shared;
  }

  @Override
  public void committed(Committed batch) {
    publish(batch.positions());
  }

  /** Publishes from SQL from now on. */
  public void start() {
    timer = vertx.setPeriodic(EVERY_MILLIS, tick -> turn());
  }

  /** Publishes no more. */
  public Future<Void> stop() {
    vertx.cancelTimer(timer);
    return running.otherwiseEmpty();
  }

  private void turn() {
    if (running.isComplete()) {
      running = publishAll();
    }
  }

  /** Publishes the open window of all lanes once. */
  public Future<Void> publishAll() {
    return store
        .ofOpenWindow()
        .compose(this::publish)
        .onFailure(failure -> LOG.warn("positions not published", failure));
  }

  private Future<Void> publish(List<Position> positions) {
    return positions.isEmpty() ? Future.succeededFuture() : shared.publish(positions);
  }
}
