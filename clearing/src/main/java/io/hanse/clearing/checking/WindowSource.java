package io.hanse.clearing.checking;

import io.hanse.config.directory.Directory;
import io.hanse.protocol.seal.WindowSeal;
import io.vertx.core.Future;

/** Where sealed windows are pulled from. No future fails because a ledger does not answer. */
public interface WindowSource {
  /** Pulls what a genuine seal is about and checks it. */
  Future<PullAnswer> pull(WindowSeal seal, Directory directory);
}
