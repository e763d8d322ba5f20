package io.hanse.node.sweep;

import io.hanse.config.database.Database;
import io.hanse.config.server.RepeatedWork;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.ledger.intake.Intake;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds for what the ledger has to do by itself (holds that lapsed, lots that
 * expired, roundings that are due) and submits it like messages. Every node of a ledger sweeps; the
 * events' ids make that harmless.
 */
public final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  /** A turn takes that many of each kind; what is left waits for the next. */
  private static final int MOST_EVENTS = 500;

  /** A turn that takes longer was lost, with its connection perhaps. */
  private static final Duration LOST = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final SweepStore store;
  private final Intake intake;
  private final Duration every;
  private boolean allSettled;

  /** A sweeper that submits to that intake. */
  public Sweeper(Vertx vertx, Database database, LedgerId ledger, Intake intake, Duration every) {
    this.vertx = vertx;
    this.store = new SweepStore(database, ledger);
    this.intake = intake;
    this.every = every;
  }

  /** Sweeps from now on, until the work is stopped. */
  public RepeatedWork start() {
    return RepeatedWork.every(vertx, every, LOST, "sweep", this::sweep);
  }

  /**
   * Sweeps once; partitions for the coming months are looked after as well, and where that fails
   * there are months of time.
   *
   * @return how many events were submitted and answered
   */
  public Future<Integer> sweep() {
    return store
        .ensurePartitions()
        .onFailure(failure -> LOG.error("no partitions for the coming months", failure))
        .otherwiseEmpty()
        .compose(ensured -> submit(() -> store.lapsedHolds(MOST_EVENTS)))
        .compose(
            lapsed -> submit(() -> store.expiredLots(MOST_EVENTS)).map(found -> lapsed + found))
        .compose(sum -> submit(() -> store.dueRoundings(MOST_EVENTS)).map(found -> sum + found))
        .compose(sum -> settle().map(found -> sum + found));
  }

  /**
   * Members who owe despite a balance come from a ledger of before alone: once there is none, there
   * never is one again.
   */
  private Future<Integer> settle() {
    return allSettled
        ? Future.succeededFuture(0)
        : submit(() -> store.unsettledMembers(MOST_EVENTS))
            .onSuccess(found -> allSettled = found == 0);
  }

  private Future<Integer> submit(Supplier<Future<List<Delivery>>> finding) {
    return finding.get().compose(found -> intake.submit(found).map(List::size));
  }
}
