package io.hanse.clearing.directory;

import io.hanse.config.database.DirectoryStore;
import io.hanse.config.database.DirectoryWrite;
import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryFile;
import io.hanse.config.server.RepeatedWork;
import io.hanse.config.shared.SharedDirectory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The directory in clearing's database, announced again to ledgers that missed it. */
public final class NetworkDirectory {
  /** A ledger that was away hears of a change this soon after it is back. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** A look that takes longer was lost. */
  private static final Duration LOST = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final DirectoryStore store;
  private final SharedDirectory shared;

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

  /** From now on, announces again what the shared state has lost, until the work is stopped. */
  public RepeatedWork keepAnnounced() {
    return RepeatedWork.every(vertx, LOOK, LOST, "announce directory", this::look);
  }

  private Future<Void> look() {
    return Future.all(shared.version(), store.version())
        .compose(
            versions ->
                versions.<Long>resultAt(0) < versions.<Long>resultAt(1)
                    ? inForce().compose(this::announce)
                    : Future.succeededFuture());
  }
}
