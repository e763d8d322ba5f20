package io.hanse.clearing;

import io.hanse.config.database.DirectoryStore;
import io.hanse.config.database.DirectoryWrite;
import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryFile;
import io.hanse.config.shared.SharedDirectory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;

/** Takes a newer directory file over into clearing's database and announces what is in force. */
final class NetworkDirectory {
  private final Vertx vertx;
  private final DirectoryStore store;
  private final SharedDirectory shared;

  NetworkDirectory(Vertx vertx, DirectoryStore store, SharedDirectory shared) {
    this.vertx = vertx;
    this.store = store;
    this.shared = shared;
  }

  /** Fails when the file has faults, or says something else under a version that was used. */
  Future<Void> takeOver(Path file) {
    return vertx
        .executeBlocking(() -> DirectoryFile.read(file).orElseThrow(), false)
        .compose(store::write)
        .compose(
            write ->
                write == DirectoryWrite.DIFFERENT_CONTENT
                    ? Future.failedFuture(
                        new IllegalStateException(
                            "the version of " + file + " was used before with other content"))
                    : store.newest())
        .map(Optional::orElseThrow)
        .compose(this::announce);
  }

  private Future<Void> announce(Directory directory) {
    return shared.announce(directory).mapEmpty();
  }
}
