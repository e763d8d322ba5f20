package io.hanse.clearing.closing;

import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.CycleStore;
import io.hanse.clearing.cycle.Obstacle;
import io.hanse.clearing.cycle.StepAnswer;
import io.hanse.clearing.cycle.WaitingStore;
import io.hanse.clearing.lease.DeposedException;
import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.lease.LeaseStore;
import io.hanse.clearing.ledgers.Ledgers;
import io.hanse.clearing.settlement.CycleRates;
import io.hanse.config.database.Database;
import io.hanse.config.database.DirectoryStore;
import io.hanse.config.directory.Directory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes cycles through their steps. Every call is idempotent, for this instance and the next
 * leader.
 */
public final class CycleCloser {
  private static final Logger LOG = LoggerFactory.getLogger(CycleCloser.class);

  private final CycleStore cycles;
  private final WaitingStore waits;
  private final DirectoryStore directories;
  private final CycleSteps steps;
  private final CycleListener listener;
  private final InstantSource clock;

  private CycleCloser(
      CycleStore cycles,
      WaitingStore waits,
      DirectoryStore directories,
      CycleSteps steps,
      InstantSource clock,
      CycleListener listener) {
    this.cycles = cycles;
    this.waits = waits;
    this.directories = directories;
    this.steps = steps;
    this.listener = listener;
    this.clock = clock;
  }

  /** Over clearing's database, with the ledgers as they are reached. */
  public static CycleCloser over(
      Vertx vertx,
      Database database,
      Ledgers ledgers,
      CycleRates rates,
      InstantSource clock,
      CycleListener listener) {
    LeaseStore lease = new LeaseStore(database);
    return new CycleCloser(
        new CycleStore(database, lease),
        new WaitingStore(database, lease),
        new DirectoryStore(database),
        CycleSteps.over(vertx, database, ledgers, rates, clock, listener),
        clock,
        listener);
  }

  /** The open cycle; the very first one is opened when there is none. */
  public Future<Cycle.Open> open(Fence fence) {
    return cycles
        .open(fence, clock.instant())
        .compose(open -> listener.reached(fence, open).map(open));
  }

  /**
   * Closes the open cycle, opens the next, and takes the closed one through every step that can be
   * done now.
   *
   * @param key the request's idempotency key
   * @return the cycle in the state that it reached
   */
  public Future<Cycle> close(Fence fence, Cycle.Open open, Optional<String> key) {
    Cycle.Sealing sealing = open.close(clock.instant());
    return cycles
        .close(fence, sealing, key)
        // Another request may have closed it at the same time; the stored state counts.
        .compose(done -> cycles.find(open.number()))
        .map(Optional::orElseThrow)
        .compose(cycle -> listener.reached(fence, cycle).compose(shown -> advance(fence, cycle)));
  }

  /**
   * Resumes every unfinished cycle, oldest first. A failure makes its cycle wait and holds up no
   * other; only the loss of the lease ends the round.
   */
  public Future<Void> resume(Fence fence) {
    return cycles.unfinished().compose(left -> resume(fence, left));
  }

  private Future<Void> resume(Fence fence, List<Cycle> left) {
    Future<Void> done = Future.succeededFuture();
    for (Cycle cycle : left) {
      done = done.compose(before -> resume(fence, cycle));
    }
    return done;
  }

  private Future<Void> resume(Fence fence, Cycle cycle) {
    return advance(fence, cycle)
        .<Void>mapEmpty()
        .recover(
            failure ->
                failure instanceof DeposedException
                    ? Future.failedFuture(failure)
                    : failed(fence, cycle, failure));
  }

  private Future<Void> failed(Fence fence, Cycle cycle, Throwable failure) {
    LOG.atError().addKeyValue("cycle", cycle.number()).setCause(failure).log("cycle failed");
    return waiting(fence, cycle, List.of(failedStep(failure))).mapEmpty();
  }

  private static Obstacle failedStep(Throwable failure) {
    return Obstacle.forOperator("a step that succeeds", "the last try failed: " + failure);
  }

  /** Takes a cycle through every step that can be done now. */
  public Future<Cycle> advance(Fence fence, Cycle cycle) {
    return switch (cycle) {
      case Cycle.Open open -> Future.succeededFuture(open);
      case Cycle.Instructed done -> Future.succeededFuture(done);
      case Cycle.Settled done -> Future.succeededFuture(done);
      case Cycle.Closed closed -> directory().compose(found -> walk(fence, closed, found));
    };
  }

  private Future<Directory> directory() {
    return directories
        .newest()
        .map(found -> found.orElseThrow(() -> new IllegalStateException("no directory yet")));
  }

  private Future<Cycle> walk(Fence fence, Cycle.Closed cycle, Directory directory) {
    return steps
        .next(fence, cycle, directory)
        .compose(
            answer ->
                switch (answer) {
                  case StepAnswer.Advanced(Cycle.Closed next) ->
                      listener.reached(fence, next).compose(shown -> advance(fence, next));
                  case StepAnswer.Waits(List<Obstacle> met) -> waiting(fence, cycle, met);
                });
  }

  private Future<Cycle> waiting(Fence fence, Cycle cycle, List<Obstacle> met) {
    for (Obstacle obstacle : met) {
      LOG.atWarn()
          .addKeyValue("cycle", cycle.number())
          .addKeyValue("state", cycle.state())
          .addKeyValue("what", obstacle.what())
          .addKeyValue("whom", obstacle.whom())
          .addKeyValue("reason", obstacle.reason())
          .log("cycle waits");
    }
    listener.waits(cycle);
    return waits.replace(fence, cycle.number(), met, clock.instant()).map(cycle);
  }

  /** Notes that every payment of an instructed cycle has been made. */
  public Future<Cycle> settle(Fence fence, Cycle.Instructed cycle) {
    Cycle.Settled settled = cycle.settle(clock.instant());
    return cycles
        .save(fence, settled)
        .compose(done -> listener.reached(fence, settled))
        .map(settled);
  }
}
