package io.hanse.config.shared;

import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The seals of windows whose cycle is not instructed yet. Each is written once; a different seal
 * for the same window is never merged: the first stays and the difference is logged as an error.
 */
public interface SharedSeals {
  Future<SealPublication> publish(SealNotice seal);

  Future<Optional<SealNotice>> find(LedgerId ledger, long window);

  /** The seals that are there, by ledger and window. */
  Future<List<SealNotice>> all();

  /** Drops the seals of a ledger up to and including a window: their cycle is instructed. */
  Future<Void> drop(LedgerId ledger, long upToWindow);

  /** Calls back for each seal that is published from now on, on this Vert.x instance's context. */
  Future<Subscription> onSeal(Consumer<SealNotice> listener);
}
