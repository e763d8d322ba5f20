package io.hanse.clearing.closing;

import io.hanse.clearing.lease.Leadership;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a cycle at every interval, and takes up unfinished cycles in between. */
public final class CycleTimer {
  private static final Logger LOG = LoggerFactory.getLogger(CycleTimer.class);

  /** How often an instance asks whether it may lead and what is left to do. */
  private static final Duration ROUND = Leadership.LEASE.dividedBy(3);

  private final Vertx vertx;
  private final CycleDesk desk;
  private final CycleNotices notices;
  private final Optional<Duration> interval;
  private final List<Long> timers = new ArrayList<>();

  public CycleTimer(
      Vertx vertx, CycleDesk desk, CycleNotices notices, Optional<Duration> interval) {
    this.vertx = vertx;
    this.desk = desk;
    this.notices = notices;
    this.interval = interval;
  }

  public void start() {
    every(ROUND, "resume", desk::resume);
    every(ROUND, "clear away", notices::clearAway);
    interval.ifPresent(
        length -> every(length, "close", () -> desk.close(Optional.empty()).mapEmpty()));
  }

  /** A round that takes longer than the interval is not begun a second time meanwhile. */
  private void every(Duration length, String what, Supplier<Future<Void>> work) {
    AtomicBoolean running = new AtomicBoolean();
    timers.add(
        vertx.setPeriodic(
            length.toMillis(),
            tick -> {
              if (running.compareAndSet(false, true)) {
                work.get()
                    .onFailure(
                        failure ->
                            LOG.atWarn().addKeyValue("what", what).setCause(failure).log("failed"))
                    .onComplete(done -> running.set(false));
              }
            }));
  }

  public void stop() {
    timers.forEach(vertx::cancelTimer);
    timers.clear();
  }
}
