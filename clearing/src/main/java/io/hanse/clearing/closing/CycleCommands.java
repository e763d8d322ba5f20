package io.hanse.clearing.closing;

import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.CycleStore;
import io.hanse.clearing.lease.DeposedException;
import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.lease.Leadership;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Executes commands on cycles in sequence, and only while this instance leads. */
public final class CycleCommands {
  private final Leadership leadership;
  private final CycleCloser closer;
  private final CycleStore cycles;
  private final CycleReports reports;
  private Future<?> last = Future.succeededFuture();

  public CycleCommands(
      Leadership leadership, CycleCloser closer, CycleStore cycles, CycleReports reports) {
    this.leadership = leadership;
    this.closer = closer;
    this.cycles = cycles;
    this.reports = reports;
  }

  /**
   * Closes the open cycle and takes it through every step that can be done now.
   *
   * @param key an idempotency key: a repeated command returns the cycle that the first one closed
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

  /** Closes the numbered cycle, or resumes it where it was closed before. */
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

  /** Acquires or renews the lease, and resumes every unfinished cycle. */
  public Future<Void> resume() {
    return leading(
            fence ->
                closer
                    .open(fence)
                    .compose(open -> closer.resume(fence))
                    .<CloseAnswer>map(new CloseAnswer.NotLeading()))
        .mapEmpty();
  }

  /** Completes when every command under way has ended. */
  public Future<Void> drain() {
    return afterTheLast(Future::succeededFuture);
  }

  private Future<CloseAnswer> done(Cycle cycle) {
    return reports.of(cycle).map(CloseAnswer.Done::new);
  }

  private Future<CloseAnswer> leading(Function<Fence, Future<CloseAnswer>> command) {
    return afterTheLast(
        () ->
            leadership
                .fence()
                .compose(
                    fence ->
                        fence.isPresent()
                            ? command.apply(fence.get()).recover(CycleCommands::deposed)
                            : Future.succeededFuture(new CloseAnswer.NotLeading())));
  }

  /** An instance that lost its lease meanwhile does not lead. */
  private static Future<CloseAnswer> deposed(Throwable failure) {
    return failure instanceof DeposedException
        ? Future.succeededFuture(new CloseAnswer.NotLeading())
        : Future.failedFuture(failure);
  }

  private synchronized <T> Future<T> afterTheLast(Supplier<Future<T>> work) {
    Future<T> next = last.transform(ended -> work.get());
    last = next;
    return next;
  }
}
