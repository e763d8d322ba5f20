package io.hanse.node.position;

import io.hanse.config.database.Database;
import io.hanse.config.server.RepeatedWork;
import io.hanse.config.shared.SharedPositions;
import io.hanse.node.ledger.lane.CommitListener;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.obligation.Position;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Publishes positions: its node's lanes after each commit, and every second whatever of the ledger
 * the shared state lacks, of every lane, from the first window that is not instructed.
 */
public final class PositionPublisher implements CommitListener {
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** A turn that takes longer was lost, with its connection perhaps. */
  private static final Duration LOST = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final LedgerId ledger;
  private final PositionStore store;
  private final SharedPositions shared;
  private volatile EndedWindows ended = EndedWindows.UNREAD;

  /** A publisher; it hears of commits, and {@link #start} makes it look by itself. */
  public PositionPublisher(
      Vertx vertx, Database database, LedgerId ledger, SharedPositions shared) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.store = new PositionStore(database, ledger);
    this.shared = shared;
  }

  @Override
  public void committed(Committed batch) {
    if (!batch.positions().isEmpty()) {
      shared.publish(batch.positions());
    }
  }

  /** Publishes from SQL from now on, until the work is stopped. */
  public RepeatedWork start() {
    return RepeatedWork.every(vertx, EVERY, LOST, "publish positions", this::publishMissing);
  }

  /**
   * Publishes once what the shared state lacks. One call at a time.
   *
   * @return how many figures that were
   */
  public Future<Integer> publishMissing() {
    return shared
        .droppedUpTo(ledger)
        .compose(this::forget)
        .compose(forgotten -> store.openWindow())
        .compose(open -> readEnded(open.number()).map(read -> figures(open.positions())))
        .compose(figures -> shared.publishMissing(ledger, figures));
  }

  /** Drops again what was dropped: this node may have published it in the meantime. */
  private Future<Void> forget(long instructed) {
    if (instructed <= ended.instructed()) {
      return Future.succeededFuture();
    }
    return shared
        .drop(ledger, instructed)
        .onSuccess(dropped -> ended = ended.instructedUpTo(instructed));
  }

  private Future<Void> readEnded(long open) {
    long from = ended.from(open);
    if (from >= open) {
      return Future.succeededFuture();
    }
    return store.ofWindows(from, open).onSuccess(read -> ended = ended.with(read, open)).mapEmpty();
  }

  private List<Position> figures(List<Position> open) {
    return Stream.concat(ended.positions().stream(), open.stream()).toList();
  }
}
