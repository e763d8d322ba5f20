package io.hanse.clearing.closing;

import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.CycleStore;
import io.hanse.clearing.lease.DeposedException;
import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.lease.Leadership;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** Commands about cycles, carried out one after the other and only by the instance that leads. */
public final class CycleDesk {
  private final Leadership leadership;
  private final CycleCloser closer;
  private final CycleStore cycles;
  private final CycleReports reports;
  private final WorkQueue queue = new WorkQueue();

  public CycleDesk(
      Leadership leadership, CycleCloser closer, CycleStore cycles, CycleReports reports) {
    this.leadership = leadership;
    this.closer = closer;
    this.cycles = cycles;
    this.reports = reports;
  }

  /**
   * Closes the open cycle and takes it as far as it goes.
   *
   * @param key with it, the same command again finds the cycle that it closed the first time
   */
  public Future<CloseAnswer> close(Optional<String> key) {
    return leading(fence -> closedBefore(key).compose(before -> close(fence, before, key)));
  }

  private Future<Optional<Cycle>> closedBefore(Optional<String> key) {
    return key.isEmpty() ? Future.succeededFuture(Optional.empty()) : cycles.findByKey(key.get());
  }

  private Future<CloseAnswer> close(Fence fence, Optional<Cycle> before, Optional<String> key) {
    Future<Cycle> closed =
        before.isPresent()
            ? closer.advance(fence, before.get())
            : closer.open(fence).compose(open -> closer.close(fence, open, key));
    return closed.compose(this::done);
  }

  /** Closes that very cycle; one that was closed before is taken further if it can be. */
  public Future<CloseAnswer> close(long number) {
    return leading(
        fence ->
            closer
                .open(fence)
                .compose(first -> cycles.find(number))
                .compose(found -> close(fence, number, found)));
  }

  private Future<CloseAnswer> close(Fence fence, long number, Optional<Cycle> found) {
    if (found.isEmpty()) {
      return Future.succeededFuture(new CloseAnswer.Unknown(number));
    }
    return switch (found.get()) {
      case Cycle.Open open -> closer.close(fence, open, Optional.empty()).compose(this::done);
      case Cycle.Closed closed -> closer.advance(fence, closed).compose(this::done);
    };
  }

  /** Notes that every payment of a cycle has been made. */
  public Future<CloseAnswer> settle(long number) {
    return leading(fence -> cycles.find(number).compose(found -> settle(fence, number, found)));
  }

  private Future<CloseAnswer> settle(Fence fence, long number, Optional<Cycle> found) {
    if (found.isEmpty()) {
      return Future.succeededFuture(new CloseAnswer.Unknown(number));
    }
    return switch (found.get()) {
      case Cycle.Instructed ready -> closer.settle(fence, ready).compose(this::done);
      case Cycle.Settled settled -> done(settled);
      case Cycle early -> reports.of(early).map(CloseAnswer.TooEarly::new);
    };
  }

  /** Takes the lease or renews it, and takes up every cycle that was left on the way. */
  public Future<Void> resume() {
    return leading(
            fence ->
                closer
                    .open(fence)
                    .compose(open -> closer.resume(fence))
                    .<CloseAnswer>map(new CloseAnswer.NotLeading()))
        .mapEmpty();
  }

  /** Waits for what was begun. */
  public Future<Void> drain() {
    return queue.add(Future::succeededFuture);
  }

  private Future<CloseAnswer> done(Cycle cycle) {
    return reports.of(cycle).map(CloseAnswer.Done::new);
  }

  private Future<CloseAnswer> leading(Function<Fence, Future<CloseAnswer>> command) {
    return queue.add(
        () ->
            leadership
                .fence()
                .compose(
                    fence ->
                        fence.isPresent()
                            ? command.apply(fence.get()).recover(CycleDesk::deposed)
                            : Future.succeededFuture(new CloseAnswer.NotLeading())));
  }

  /** An instance that lost its lease meanwhile does not lead. */
  private static Future<CloseAnswer> deposed(Throwable failure) {
    return failure instanceof DeposedException
        ? Future.succeededFuture(new CloseAnswer.NotLeading())
        : Future.failedFuture(failure);
  }
}
