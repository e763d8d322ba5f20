package io.hanse.node.ledger.lane;

import io.hanse.node.ledger.intake.Intake;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives one lane an event loop of its own. Undeployed after the intake was closed. */
final class LaneVerticle extends VerticleBase {
  private final Intake intake;
  private final WorkerExecutor workers;
  private final Function<LaneScheduler, LaneParts> parts;
  private @Nullable Lane lane;

  LaneVerticle(Intake intake, WorkerExecutor workers, Function<LaneScheduler, LaneParts> parts) {
    this.intake = intake;
    this.workers = workers;
    this.parts = parts;
  }

  @Override
  public Future<?> start() {
    Lane started = new Lane(intake, parts.apply(new VertxScheduler(vertx, context, workers)));
    lane = started;
    // A lane that cannot start closes the intake, so the other lanes do not wait for it.
    return started.start().onFailure(failure -> intake.close());
  }

  /** Completes when everything that was queued is answered. */
  @Override
  public Future<?> stop() {
    Lane started = lane;
    return started == null ? Future.succeededFuture() : started.stopped();
  }
}
