package io.hanse.node.ledger.lane;

import io.hanse.node.context.NodeContext;
import io.hanse.node.ledger.intake.Intake;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.function.Function;

/** The lanes of one node, each on an event loop of its own. */
public final class Lanes {
  private Lanes() {}

  /**
   * Opens as many lanes as the settings say. They close once everything in the intake is answered.
   *
   * @param parts makes a lane's collaborators
   * @return completes when all lanes take messages
   */
  public static Future<Void> open(
      NodeContext context, Intake intake, Function<LaneScheduler, LaneParts> parts) {
    int lanes = context.settings().lanes();
    WorkerExecutor workers = context.workers("lanes", lanes);
    return context
        .vertx()
        .deployVerticle(
            () -> new LaneVerticle(intake, workers, parts),
            new DeploymentOptions().setInstances(lanes))
        .onSuccess(
            deployment -> context.closing().add("lanes", () -> drain(context, intake, deployment)))
        .mapEmpty();
  }

  private static Future<Void> drain(NodeContext context, Intake intake, String deployment) {
    intake.close();
    return context.vertx().undeploy(deployment);
  }
}
