package io.hanse.clearing.directory;

import io.hanse.config.database.DirectoryStore;
import io.hanse.config.database.DirectoryWrite;
import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryFile;
import io.hanse.config.shared.SharedDirectory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What clearing's database has of the directory, and its announcement to whoever missed it. */
public final class NetworkDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkDirectory.class);

  /** A ledger that was away hears of a change this soon after it is back. */
  private static final long LOOK_MILLIS = 1_000;

  /** A look that takes longer was lost. */
  private static final long LOST_SECONDS = 30;

  private final Vertx vertx;
  private final DirectoryStore store;
  private final SharedDirectory shared;
  private final AtomicBoolean looking = new AtomicBoolean();
  private OptionalLong timer = OptionalLong.empty();

  public NetworkDirectory(Vertx vertx, DirectoryStore store, SharedDirectory shared) {
    this.vertx = vertx;
    this.store = store;
    this.shared = shared;
  }

  /**
   * Takes a newer directory file over into clearing's database and announces what is in force.
   * Fails when the file has faults, or says something else under a version that was used.
   */
  public Future<Void> takeOver(Path file) {
    return vertx
        .executeBlocking(() -> DirectoryFile.read(file).orElseThrow(), false)
        .compose(store::write)
        .compose(
            write ->
                write == DirectoryWrite.DIFFERENT_CONTENT
                    ? Future.failedFuture(
                        new IllegalStateException(
                            "the version of " + file + " was used before with other content"))
                    : inForce())
        .compose(this::announce);
  }

  /** The directory in force. */
  public Future<Directory> inForce() {
    return store.newest().map(Optional::orElseThrow);
  }

  Future<Void> announce(Directory directory) {
    return shared.announce(directory).mapEmpty();
  }

  /** From now on, announces again what the shared state has lost. */
  public void keepAnnounced() {
    timer = OptionalLong.of(vertx.setPeriodic(LOOK_MILLIS, tick -> look()));
  }

  private void look() {
    if (looking.compareAndSet(false, true)) {
      Future.all(shared.version(), store.version())
          .compose(
              versions ->
                  versions.<Long>resultAt(0) < versions.<Long>resultAt(1)
                      ? inForce().compose(this::announce)
                      : Future.succeededFuture())
          .timeout(LOST_SECONDS, TimeUnit.SECONDS)
          .onFailure(failure -> LOG.atWarn().setCause(failure).log("directory not announced"))
          .onComplete(done -> looking.set(false));
    }
  }

  /** Announces no more. */
  public void stop() {
    timer.ifPresent(vertx::cancelTimer);
    timer = OptionalLong.empty();
  }
}
