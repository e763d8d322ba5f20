package io.hanse.clearing.closing;

import io.hanse.clearing.cycle.Fence;
import io.hanse.clearing.store.LeaseStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether this instance leads. The lease is renewed well before its end; an instance that dies is
 * replaced when the lease has run out, one that stops gives it back.
 */
public final class Leadership {
  /** How long a dead leader holds up the others. */
  public static final Duration LEASE = Duration.ofSeconds(15);

  private final LeaseStore store;
  private final String holder = UUID.randomUUID().toString();

  public Leadership(LeaseStore store) {
    this.store = store;
  }

  /** Takes or renews the lease; nothing while another instance leads. */
  public Future<Optional<Fence>> fence() {
    return store.acquire(holder, LEASE);
  }

  public Future<Void> resign() {
    return store.release(holder);
  }
}
