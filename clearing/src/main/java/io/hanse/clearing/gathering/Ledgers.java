package io.hanse.clearing.gathering;

import io.hanse.clearing.cycle.Fence;
import io.hanse.config.directory.Directory;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.seal.WindowSeal;
import io.vertx.core.Future;

/** The ledgers as clearing reaches them. No future fails because a ledger does not answer. */
public interface Ledgers {
  /** Orders a ledger to cut that window; a window that was cut before gives the same seal. */
  Future<CutAnswer> cut(LedgerId ledger, long window, Fence fence);

  /** Pulls what a genuine seal is about and checks it. */
  Future<PullAnswer> pull(WindowSeal seal, Directory directory);
}
