package io.hanse.node.routing;

import io.hanse.config.directory.Directory;
import io.hanse.config.settings.NodeSettings;
import io.hanse.node.context.NodeContext;
import io.hanse.node.verification.VerificationQueue;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** A node's routing with its consumer on the event bus; open until it is closed. */
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
   * Opens the routing and begins to take messages of other nodes.
   *
   * @param usedIds outlives the routing, so late postings are remembered too
   * @param home this node's own ledger
   * @return completes when the cluster knows this node's registration
   */
  public static Future<Routing> open(
      NodeContext context,
      Supplier<Directory> directory,
      UsedMessageIds usedIds,
      VerificationQueue queue,
      HomeLedger home) {
    Vertx vertx = context.vertx();
    NodeSettings settings = context.settings();
    TimeLimit limit = new TimeLimit(vertx, settings.ledgerTimeout());
    HomeSubmitter submitter = new HomeSubmitter(home, usedIds, limit);
    Forwarding forwarding =
        new Forwarding(vertx, settings.ledgerTimeout(), settings.intakeCapacity());
    MessageRouting messages =
        new MessageRouting(settings.ledger(), directory, submitter, forwarding, context.metrics());
    HomeConsumer consumer = new HomeConsumer(vertx, settings.ledger(), directory, queue, submitter);
    Routing routing = new Routing(messages, consumer, limit);
    context.closing().add("routing", routing::close);
    return consumer.ready().map(routing);
  }

  public MessageRouting messages() {
    return messages;
  }

  /** Takes no more messages from other nodes; those taken before are still answered. */
  private Future<Void> close() {
    return consumer.close().onComplete(closed -> limit.close());
  }
}
