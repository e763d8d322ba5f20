package io.hanse.clearing.lease;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the lease of an instance that leads, whatever it is busy with: a step may take longer than
 * the lease lasts.
 */
public final class LeaseRenewal {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseRenewal.class);

  private final Vertx vertx;
  private final Leadership leadership;
  private Future<Void> last = Future.succeededFuture();
  private OptionalLong timer = OptionalLong.empty();

  public LeaseRenewal(Vertx vertx, Leadership leadership) {
    this.vertx = vertx;
    this.leadership = leadership;
  }

  /** Three tries before a lease runs out. */
  public synchronized void start() {
    Duration third = leadership.length().dividedBy(3);
    timer = OptionalLong.of(vertx.setPeriodic(third.toMillis(), tick -> renew()));
  }

  private synchronized void renew() {
    last =
        leadership
            .renew()
            .onFailure(failure -> LOG.atWarn().setCause(failure).log("lease not renewed"));
  }

  /** Completes when no renewal is under way any more. */
  public synchronized Future<Void> stop() {
    timer.ifPresent(vertx::cancelTimer);
    timer = OptionalLong.empty();
    return last.otherwiseEmpty();
  }
}
