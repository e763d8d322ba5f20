package io.hanse.clearing.lease;

import io.hanse.config.server.RepeatedWork;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
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
  private final Duration length;
  private final String holder = UUID.randomUUID().toString();
  private volatile boolean leads;

  /**
   * The leadership of one instance.
   *
   * @param length how long a lease lasts, {@link #LEASE} but for tests
   */
  public Leadership(LeaseStore store, Duration length) {
    this.store = store;
    this.length = length;
  }

  /** Takes or renews the lease; nothing while another instance leads. */
  public Future<Optional<Fence>> fence() {
    return store.acquire(holder, length).onSuccess(fence -> leads = fence.isPresent());
  }

  /** Renews the lease of an instance that leads; one that does not lead takes none. */
  Future<Void> renew() {
    return leads ? fence().mapEmpty() : Future.succeededFuture();
  }

  /**
   * Renews the lease from now on, three times before it runs out, until the work is stopped:
   * whatever the instance is busy with, because a step may take longer than the lease lasts.
   */
  public RepeatedWork keep(Vertx vertx) {
    Duration third = length.dividedBy(3);
    return RepeatedWork.every(vertx, third, third, "renew lease", this::renew);
  }

  public Future<Void> resign() {
    leads = false;
    return store.release(holder);
  }
}
