package io.hanse.clearing.closing;

import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.netting.Turnover;
import io.hanse.config.shared.CycleNotice;
import io.hanse.config.shared.SharedState;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes cycles to the shared state and removes from it what instructed cycles no longer need. A
 * failure is logged, and the cycle goes on.
 */
public final class CycleNotices {
  private static final Logger LOG = LoggerFactory.getLogger(CycleNotices.class);

  /** How long a step waits for the shared state at most. */
  private static final long PATIENCE_MILLIS = 1_000;

  /** How many cycles stay visible. */
  private static final int SHOWN = 100;

  private final SharedState shared;
  private final CycleReports reports;

  public CycleNotices(SharedState shared, CycleReports reports) {
    this.shared = shared;
    this.reports = reports;
  }

  /** Never fails, and takes a second at most; what takes longer is finished in the background. */
  public Future<Void> show(Fence fence, Cycle cycle) {
    return reports
        .of(cycle)
        .compose(
            report ->
                shared.cycles().show(notice(fence, report)).compose(shown -> clearAway(report)))
        .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .recover(
            failure -> {
              LOG.atWarn().addKeyValue("cycle", cycle.number()).setCause(failure).log("not shown");
              return Future.succeededFuture();
            });
  }

  private Future<Void> clearAway(CycleReport report) {
    if (!(report.cycle() instanceof Cycle.Instructed)) {
      return Future.succeededFuture();
    }
    return shared.cycles().dropBelow(report.cycle().number() - SHOWN).compose(done -> clearAway());
  }

  /**
   * Drops positions and seals that no cycle needs any more, and those that nodes published again
   * after the shared state was lost. A drop covers all windows up to a number, so the windows of an
   * older cycle that waits are kept.
   */
  public Future<Void> clearAway() {
    return reports
        .instructedUpTo()
        .compose(
            windows ->
                Future.join(
                        windows.entrySet().stream()
                            .map(each -> drop(each.getKey(), each.getValue()))
                            .toList())
                    .mapEmpty());
  }

  private Future<Void> drop(LedgerId ledger, long upTo) {
    return shared
        .positions()
        .droppedUpTo(ledger)
        .compose(
            known ->
                known >= upTo
                    ? Future.succeededFuture()
                    : shared
                        .positions()
                        .drop(ledger, upTo)
                        .compose(done -> shared.seals().drop(ledger, upTo)));
  }

  private static CycleNotice notice(Fence fence, CycleReport report) {
    SortedMap<LedgerId, Long> windows = new TreeMap<>();
    report.windows().forEach(window -> windows.put(window.ledger(), window.window()));
    return new CycleNotice(
        report.cycle().number(),
        fence.number(),
        revision(report.cycle()),
        report.cycle().state().word(),
        changedAt(report.cycle()),
        windows,
        report.turnovers().values().stream().map(Turnover::gross).toList(),
        report.turnovers().values().stream().map(Turnover::net).toList());
  }

  /** A cycle only goes forward, so its state says which of two notices is newer. */
  private static long revision(Cycle cycle) {
    return switch (cycle.state()) {
      case OPEN -> 0;
      case SEALING -> 1;
      case SEALED -> 2;
      case NETTED -> 3;
      case INSTRUCTED -> 4;
      case SETTLED -> 5;
    };
  }

  private static Instant changedAt(Cycle cycle) {
    return switch (cycle) {
      case Cycle.Open open -> open.openedAt();
      case Cycle.Sealing sealing -> sealing.at();
      case Cycle.Sealed sealed -> sealed.at();
      case Cycle.Netted netted -> netted.at();
      case Cycle.Instructed instructed -> instructed.at();
      case Cycle.Settled settled -> settled.at();
    };
  }
}
