package io.hanse.node.sweep;

import io.hanse.config.database.Database;
import io.hanse.node.context.NodeContext;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.ledger.intake.Intake;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for holds and lots past their end and for roundings that are due, and submits an event for
 * each like a message. Every node of a ledger sweeps; the ids of the events make that idempotent.
 */
public final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  /** Events of each kind in one turn, at most; the rest waits for the next turn. */
  private static final int MOST_EVENTS = 500;

  private static final Duration INTERVAL = Duration.ofSeconds(2);

  /** A turn that takes longer was lost, perhaps with its connection. */
  private static final Duration LOST = Duration.ofMinutes(1);

  private final SweepStore store;
  private final Intake intake;
  private boolean allSettled;

  /** A sweeper that submits to an intake. */
  public Sweeper(Database database, LedgerId ledger, Intake intake) {
    this.store = new SweepStore(database, ledger);
    this.intake = intake;
  }

  /** Sweeps every two seconds until the node closes. */
  public static void open(NodeContext context, Database database, Intake intake) {
    Sweeper sweeper = new Sweeper(database, context.ledger(), intake);
    context.repeat(INTERVAL, LOST, "sweep", sweeper::sweep);
  }

  /**
   * Sweeps once, and creates missing partitions for the coming months; a failure of the latter is
   * logged and leaves months of time.
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
