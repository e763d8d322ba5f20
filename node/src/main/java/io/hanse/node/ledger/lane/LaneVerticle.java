package io.hanse.node.ledger.lane;

import io.hanse.node.ledger.intake.Intake;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives one lane an event loop of its own. Undeployed after the intake was closed. */
public final class LaneVerticle extends VerticleBase {
  private final Intake intake;
  private final WorkerExecutor workers;
  private final Function<Turns, LaneParts> parts;
  private @Nullable Lane lane;

  public LaneVerticle(Intake intake, WorkerExecutor workers, Function<Turns, LaneParts> parts) {
    this.intake = intake;
    this.workers = workers;
    this.parts = parts;
  }

  @Override
  public Future<?> start() {
    Lane started = new Lane(intake, parts.apply(new VertxTurns(vertx, context, workers)));
    lane = started;
    // The other lanes leave only when the intake is closed; none is kept by one that cannot start.
    return started.start().onFailure(failure -> intake.close());
  }

  /** Completes when everything that was queued is answered. */
  @Override
  public Future<?> stop() {
    Lane started = lane;
    return started == null ? Future.succeededFuture() : started.stopped();
  }
}
