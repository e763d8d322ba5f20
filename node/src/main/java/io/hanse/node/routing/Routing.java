package io.hanse.node.routing;

import io.hanse.config.directory.Directory;
import io.hanse.config.settings.NodeSettings;
import io.hanse.node.metrics.NodeMetrics;
import io.hanse.node.verification.VerificationDesk;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** A node's routing with what listens for it on the bus; open until it is closed. */
public final class Routing {
  private final MessageRouting messages;
  private final HomeConsumer consumer;
  private final TimeLimit limit;

  private Routing(MessageRouting messages, HomeConsumer consumer, TimeLimit limit) {
    this.messages = messages;
    this.consumer = consumer;
    this.limit = limit;
  }

  /**
   * Begins to take messages of other nodes.
   *
   * @param seen outlives the routing: what still is posted is remembered
   * @param home this node's own ledger
   * @return completes when the cluster knows that this node listens
   */
  public static Future<Routing> open(
      Vertx vertx,
      NodeSettings settings,
      Supplier<Directory> directory,
      SeenElsewhere seen,
      VerificationDesk desk,
      HomeLedger home,
      NodeMetrics metrics) {
    TimeLimit limit = new TimeLimit(vertx, settings.ledgerTimeout());
    HomeDoor door = new HomeDoor(home, seen, limit);
    Forwarding forwarding =
        new Forwarding(vertx, settings.ledgerTimeout(), settings.intakeCapacity());
    MessageRouting messages =
        new MessageRouting(settings.ledger(), directory, door, forwarding, metrics);
    HomeConsumer consumer = new HomeConsumer(vertx, settings.ledger(), directory, desk, door);
    Routing routing = new Routing(messages, consumer, limit);
    return consumer.ready().map(routing).onFailure(failure -> routing.close());
  }

  public MessageRouting messages() {
    return messages;
  }

  /** Takes nothing more from other nodes; what was taken is still answered. */
  public Future<Void> close() {
    return consumer.close().onComplete(closed -> limit.close());
  }
}
