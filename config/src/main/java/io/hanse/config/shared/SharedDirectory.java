package io.hanse.config.shared;

import io.hanse.config.directory.Directory;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The newest announced directory. What is in force on a ledger is that ledger's own copy, not this.
 */
public interface SharedDirectory {
  /**
   * Announces a directory. One that is not newer than the announced one changes nothing.
   *
   * @return the version that is announced now, this one or a newer
   */
  Future<Long> announce(Directory directory);

  /** The announced version, 0 when nobody has announced any. */
  Future<Long> version();

  /** The announced directory, empty when nobody has announced any. */
  default Future<Optional<Directory>> current() {
    return newerThan(0);
  }

  /**
   * The announced directory where its version is above that one, else empty. Costs next to nothing
   * where it is not, so that it can be asked again and again.
   */
  Future<Optional<Directory>> newerThan(long version);

  /**
   * Calls back for each announcement from now on, on this Vert.x instance's context. A subscriber
   * that must not miss one reads {@link #current} after subscribing.
   */
  Future<Subscription> onChange(Consumer<Directory> listener);
}
