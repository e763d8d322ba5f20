package io.hanse.node.position;

import io.hanse.config.database.Database;
import io.hanse.config.server.RepeatedWork;
import io.hanse.config.shared.SharedPositions;
import io.hanse.node.context.NodeContext;
import io.hanse.node.ledger.lane.CommitListener;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.obligation.Position;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Publishes positions: after each commit those of this node's lanes, and every second those of any
 * lane that the shared state lacks, from the first window that is not instructed.
 */
public final class PositionPublisher implements CommitListener {
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** A turn that takes longer was lost, perhaps with its connection. */
  private static final Duration LOST = Duration.ofMinutes(1);

  private final LedgerId ledger;
  private final PositionStore store;
  private final SharedPositions shared;
  private volatile EndedWindows ended = EndedWindows.UNREAD;

  PositionPublisher(Database database, LedgerId ledger, SharedPositions shared) {
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

  /** Opens a publisher that also publishes from SQL every second until the node closes. */
  public static PositionPublisher open(NodeContext context, Database database) {
    PositionPublisher publisher =
        new PositionPublisher(database, context.ledger(), context.shared().positions());
    context.closing().add("positions", publisher.start(context.vertx())::stop);
    return publisher;
  }

  /** Publishes from SQL every second until the work is stopped. */
  RepeatedWork start(Vertx vertx) {
    return RepeatedWork.every(vertx, EVERY, LOST, "publish positions", this::publishMissing);
  }

  /**
   * Publishes the positions that the shared state lacks. One call at a time.
   *
   * @return how many positions were published
   */
  public Future<Integer> publishMissing() {
    return shared
        .droppedUpTo(ledger)
        .compose(this::forget)
        .compose(forgotten -> store.openWindow())
        .compose(open -> readEnded(open.number()).map(read -> figures(open.positions())))
        .compose(figures -> shared.publishMissing(ledger, figures));
  }

  /** Drops instructed windows again: this node may have published them in the meantime. */
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
