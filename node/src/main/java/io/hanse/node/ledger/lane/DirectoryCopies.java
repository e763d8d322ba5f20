package io.hanse.node.ledger.lane;

import io.hanse.config.directory.Directory;
import io.vertx.core.Future;

/** The ledger's own copies of the directory. */
@FunctionalInterface
public interface DirectoryCopies {
  /** The copy of that version; fails where the ledger has none. */
  Future<Directory> version(long version);
}
