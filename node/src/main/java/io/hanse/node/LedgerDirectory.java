package io.hanse.node;

import io.hanse.config.database.DirectoryStore;
import io.hanse.config.database.DirectoryWrite;
import io.hanse.config.directory.Directory;
import io.hanse.config.shared.SharedDirectory;
import io.hanse.config.shared.Subscription;
import io.hanse.node.ledger.DirectoryCopies;
import io.vertx.core.Future;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory as this ledger has it. The ledger's own copy decides what is in force; what the
 * network announces is written there first. The newest copy is at hand in memory, for verifying and
 * routing.
 */
final class LedgerDirectory implements DirectoryCopies, Supplier<Directory> {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerDirectory.class);
  private static final int VERSIONS_KEPT = 4;

  private final DirectoryStore store;
  private final Map<Long, Directory> known = new ConcurrentHashMap<>();
  private volatile Directory newest;

  private LedgerDirectory(DirectoryStore store, Directory newest) {
    this.store = store;
    this.newest = newest;
    known.put(newest.version(), newest);
  }

  /**
   * Opens the ledger's directory.
   *
   * @param first written where the ledger has no copy or an older one
   * @return fails where the ledger has other content under that version
   */
  static Future<LedgerDirectory> open(DirectoryStore store, Directory first) {
    return store
        .write(first)
        .compose(
            written ->
                written == DirectoryWrite.DIFFERENT_CONTENT
                    ? Future.failedFuture(
                        "the ledger has another directory under version " + first.version())
                    : store.newest())
        .map(newest -> new LedgerDirectory(store, newest.orElse(first)));
  }

  /** The newest copy that this node has seen. */
  @Override
  public Directory get() {
    return newest;
  }

  @Override
  public Future<Directory> version(long version) {
    Directory copy = known.get(version);
    return copy != null
        ? Future.succeededFuture(copy)
        : store.ofVersion(version).map(found -> keep(found.orElseThrow()));
  }

  /** Looks whether the ledger has a newer copy; another node may have written it. */
  Future<Void> refresh() {
    return store
        .version()
        .compose(
            version ->
                version > newest.version()
                    ? version(version).mapEmpty()
                    : Future.succeededFuture());
  }

  /** Announces this ledger's directory and takes over what is announced from now on. */
  Future<Subscription> follow(SharedDirectory shared) {
    return shared
        .onChange(this::takeOver)
        .compose(
            subscription ->
                shared
                    .announce(newest)
                    .compose(version -> shared.current())
                    .onSuccess(current -> current.ifPresent(this::takeOver))
                    .map(subscription)
                    .onFailure(failure -> subscription.cancel()));
  }

  /** Looks whether anybody has announced a newer one that was missed, or could not be written. */
  Future<Void> catchUp(SharedDirectory shared) {
    return shared
        .newerThan(newest.version())
        .compose(newer -> newer.map(this::takeOver).orElseGet(() -> Future.succeededFuture()));
  }

  private Future<Void> takeOver(Directory announced) {
    if (announced.version() <= newest.version()) {
      return Future.succeededFuture();
    }
    return store
        .write(announced)
        .onSuccess(written -> check(announced, written))
        .compose(written -> refresh())
        .onFailure(
            failure ->
                LOG.atError()
                    .addKeyValue("version", announced.version())
                    .addKeyValue("cause", failure.getMessage())
                    .log("announced directory not written"));
  }

  private static void check(Directory announced, DirectoryWrite written) {
    if (written == DirectoryWrite.DIFFERENT_CONTENT) {
      LOG.atError()
          .addKeyValue("version", announced.version())
          .log("the network announces other content under a version that the ledger has");
    }
  }

  private synchronized Directory keep(Directory copy) {
    known.put(copy.version(), copy);
    if (copy.version() > newest.version()) {
      newest = copy;
      LOG.atInfo().addKeyValue("version", copy.version()).log("directory in force");
    }
    known.keySet().removeIf(version -> version + VERSIONS_KEPT <= newest.version());
    return copy;
  }
}
