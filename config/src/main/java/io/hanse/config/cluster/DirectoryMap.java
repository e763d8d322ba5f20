package io.hanse.config.cluster;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import io.hanse.config.directory.Directory;
import io.hanse.config.shared.SharedDirectory;
import io.hanse.config.shared.Subscription;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The announced directory: one entry. */
final class DirectoryMap implements SharedDirectory {
  private static final String KEY = "directory";

  private final IMap<String, Ranked> map;
  private final Calls calls;

  DirectoryMap(IMap<String, Ranked> map, Calls calls) {
    this.map = map;
    this.calls = calls;
  }

  @Override
  public Future<Long> announce(Directory directory) {
    return calls.of(
        map.submitToKey(KEY, new KeepHigher(StoredDirectory.of(directory))),
        newer -> newer == null ? Long.valueOf(directory.version()) : newer);
  }

  @Override
  public Future<Long> version() {
    return calls.of(map.getAsync(KEY), stored -> stored == null ? Long.valueOf(0) : stored.rank());
  }

  @Override
  public Future<Optional<Directory>> newerThan(long version) {
    return calls
        .of(map.getAsync(KEY), stored -> Optional.ofNullable(stored).filter(isAbove(version)))
        .compose(
            newer ->
                newer.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : calls.blocking(() -> newer.flatMap(DirectoryMap::directory)));
  }

  private static Predicate<Ranked> isAbove(long version) {
    return stored -> stored.rank() > version;
  }

  private static Optional<Directory> directory(Ranked stored) {
    return stored instanceof StoredDirectory kept
        ? Optional.of(kept.directory())
        : Optional.empty();
  }

  @Override
  public Future<Subscription> onChange(Consumer<Directory> listener) {
    Consumer<Directory> target = calls.onContext(listener);
    Announcements announcements = new Announcements(target);
    return calls.blocking(
        () -> {
          UUID id = map.addEntryListener(announcements, KEY, true);
          return () -> calls.blocking(() -> map.removeEntryListener(id)).mapEmpty();
        });
  }

  /** Receives changes of the entry on a thread of the cluster, where parsing may take long. */
  private record Announcements(Consumer<Directory> target)
      implements EntryAddedListener<String, Ranked>, EntryUpdatedListener<String, Ranked> {
    @Override
    public void entryAdded(EntryEvent<String, Ranked> event) {
      directory(event.getValue()).ifPresent(target);
    }

    @Override
    public void entryUpdated(EntryEvent<String, Ranked> event) {
      directory(event.getValue()).ifPresent(target);
    }
  }
}
