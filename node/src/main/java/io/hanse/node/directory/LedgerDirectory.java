package io.hanse.node.directory;

import io.hanse.config.database.Database;
import io.hanse.config.database.DirectoryStore;
import io.hanse.config.database.DirectoryWrite;
import io.hanse.config.directory.Directory;
import io.hanse.config.shared.SharedDirectory;
import io.hanse.config.shared.Subscription;
import io.hanse.node.context.NodeContext;
import io.hanse.node.ledger.lane.DirectoryCopies;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory that is in force on this ledger. The ledger's own copy decides; announced versions
 * are written to it first. The newest copy is served from memory to verification and routing.
 */
public final class LedgerDirectory implements DirectoryCopies, Supplier<Directory> {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerDirectory.class);
  private static final int VERSIONS_KEPT = 4;
  private static final Duration LOOK = Duration.ofMillis(500);

  /** A look that takes longer was lost, perhaps with its connection. */
  private static final Duration LOST = Duration.ofSeconds(30);

  private final DirectoryStore store;
  private final Map<Long, Directory> known = new ConcurrentHashMap<>();
  private volatile Directory newest;

  private LedgerDirectory(DirectoryStore store, Directory newest) {
    this.store = store;
    this.newest = newest;
    known.put(newest.version(), newest);
  }

  /**
   * Opens the ledger's directory, follows the network's announcements and takes ordered changes.
   *
   * @param first written where the ledger has no copy or an older one
   * @return fails where the ledger has other content under that version
   */
  public static Future<LedgerDirectory> open(
      NodeContext context, Database database, Directory first) {
    return read(new DirectoryStore(database), first)
        .compose(directory -> directory.join(context).map(directory));
  }

  private Future<Void> join(NodeContext context) {
    SharedDirectory shared = context.shared().directory();
    return follow(shared)
        .onSuccess(following -> context.closing().add("announcements", following::cancel))
        .compose(following -> DirectoryConsumer.open(context, this::take))
        .onSuccess(
            taking -> {
              context.repeat(LOOK, LOST, "directory", this::refresh);
              context.repeat(LOOK, LOST, "announced directory", () -> catchUp(shared));
            });
  }

  private static Future<LedgerDirectory> read(DirectoryStore store, Directory first) {
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

  /** Reads a newer copy of the ledger, which another node may have written. */
  Future<Void> refresh() {
    return store
        .version()
        .compose(
            version ->
                version > newest.version()
                    ? version(version).mapEmpty()
                    : Future.succeededFuture());
  }

  /**
   * Announces this ledger's directory and takes over announced versions, past and future. A node
   * posts nothing before that.
   */
  private Future<Subscription> follow(SharedDirectory shared) {
    return shared
        .onChange(this::takeOver)
        .compose(
            subscription ->
                shared
                    .announce(newest)
                    .compose(version -> catchUp(shared))
                    .<Subscription>map(subscription)
                    .onFailure(failure -> subscription.cancel()));
  }

  /** Takes over a newer announced version that was missed or could not be written. */
  private Future<Void> catchUp(SharedDirectory shared) {
    return shared
        .newerThan(newest.version())
        .compose(newer -> newer.map(this::takeOver).orElseGet(() -> Future.succeededFuture()));
  }

  /**
   * Writes a directory into the ledger's copy where it is newer.
   *
   * @return the version in force then, this one or a newer; fails where the ledger has other
   *     content under that version, or cannot be written
   */
  Future<Long> take(Directory directory) {
    return store
        .write(directory)
        .compose(
            written ->
                written == DirectoryWrite.DIFFERENT_CONTENT
                    ? Future.failedFuture(
                        "the ledger has another directory under version " + directory.version())
                    : refresh())
        .map(refreshed -> newest.version());
  }

  private Future<Void> takeOver(Directory announced) {
    if (announced.version() <= newest.version()) {
      return Future.succeededFuture();
    }
    return take(announced)
        .onFailure(
            failure ->
                LOG.atError()
                    .addKeyValue("version", announced.version())
                    .addKeyValue("cause", failure.getMessage())
                    .log("announced directory not taken over"))
        .mapEmpty();
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
