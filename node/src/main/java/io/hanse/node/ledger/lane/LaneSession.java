package io.hanse.node.ledger.lane;

import io.hanse.config.directory.Directory;
import io.hanse.node.ledger.batch.BatchRecord;
import io.hanse.node.ledger.batch.ChainLink;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import java.util.Optional;

/** One connection of a lane, with the state that its batches hand on to each other. */
final class LaneSession {
  private final BatchStore.Session session;
  private final LaneNumbers numbers;
  private final LanePositions positions;
  private ChainLink link;
  private Optional<Directory> directory = Optional.empty();

  LaneSession(BatchStore.Session session, LedgerId ledger) {
    this.session = session;
    this.numbers = new LaneNumbers(session.lane());
    this.positions = new LanePositions(ledger, session.lane());
    this.link = ChainLink.first(session.lane());
  }

  BatchStore.Session session() {
    return session;
  }

  LaneNumbers numbers() {
    return numbers;
  }

  LanePositions positions() {
    return positions;
  }

  /** The place of the next batch. */
  ChainLink link() {
    return link;
  }

  /** The next batch follows this one. */
  void advance(BatchRecord committed) {
    link = link.after(committed);
  }

  /** The directory of a version, read once per change. */
  Future<Directory> directory(DirectoryCopies copies, long version) {
    if (directory.isPresent() && directory.get().version() == version) {
      return Future.succeededFuture(directory.get());
    }
    return copies
        .version(version)
        .onSuccess(read -> directory = Optional.of(read))
        .recover(failure -> Future.failedFuture(withoutDirectory(version, failure)));
  }

  /** No message is to blame: the version may be there a moment later. */
  private static StoreFailure withoutDirectory(long version, Throwable failure) {
    return new StoreFailure(
        StoreFailure.Kind.LOST, "directory", "no directory of version " + version, failure);
  }
}
