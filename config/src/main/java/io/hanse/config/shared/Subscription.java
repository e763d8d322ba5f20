package io.hanse.config.shared;

import io.vertx.core.Future;

/** A listener that has been added. */
public interface Subscription {
  /** Removes the listener; once this has completed it is not called any more. */
  Future<Void> cancel();
}
