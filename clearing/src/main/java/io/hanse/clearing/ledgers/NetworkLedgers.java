package io.hanse.clearing.ledgers;

import io.hanse.clearing.checking.PullAnswer;
import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.sealing.OrderAnswer;
import io.hanse.config.directory.Directory;
import io.hanse.config.shared.CutOrder;
import io.hanse.config.shared.LedgerAddress;
import io.hanse.config.shared.SealNotice;
import io.hanse.config.shared.ServerNotice;
import io.hanse.config.shared.SharedMembers;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.seal.WindowSeal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reaches the ledgers' nodes: orders over the clustered event bus, windows over HTTP. */
public final class NetworkLedgers implements Ledgers {
  /** An answer may be lost; orders are idempotent, and the ledger returns the same seal again. */
  private static final int TRIES = 3;

  private final Vertx vertx;
  private final SharedMembers members;
  private final WindowPull pull;
  private final Duration timeout;

  /**
   * The ledgers of one cluster.
   *
   * @param token what clearing shows to nodes
   * @param timeout how long one order to cut, or one pull, may go unanswered
   */
  public NetworkLedgers(Vertx vertx, SharedMembers members, String token, Duration timeout) {
    this.vertx = vertx;
    this.members = members;
    this.pull = new WindowPull(vertx, token, timeout);
    this.timeout = timeout;
  }

  @Override
  public Future<OrderAnswer> cut(LedgerId ledger, long window, Fence fence) {
    return order(ledger, new CutOrder(window, fence.number()), TRIES)
        .map(reply -> offered(ledger, window, reply))
        .recover(
            failure ->
                Future.succeededFuture(
                    new OrderAnswer.Unreachable(
                        "cut of window " + window + ": " + failure.getMessage())));
  }

  private Future<Message<Buffer>> order(LedgerId ledger, CutOrder order, int tries) {
    Future<Message<Buffer>> reply =
        vertx
            .eventBus()
            .request(
                LedgerAddress.cut(ledger),
                Buffer.buffer(order.octets()),
                new DeliveryOptions().setSendTimeout(timeout.toMillis()));
    return tries == 1 ? reply : reply.recover(lost -> order(ledger, order, tries - 1));
  }

  private static OrderAnswer offered(LedgerId ledger, long window, Message<Buffer> reply) {
    return new OrderAnswer.Offered(new SealNotice(ledger, window, reply.body().getBytes()));
  }

  @Override
  public Future<PullAnswer> pull(WindowSeal seal, Directory directory) {
    return members.nodesOf(seal.ledger()).compose(nodes -> pull(seal, directory, nodes));
  }

  /** Tries the nodes in random order until one hands the window over. */
  private Future<PullAnswer> pull(WindowSeal seal, Directory directory, List<ServerNotice> nodes) {
    List<ServerNotice> order = new ArrayList<>(nodes);
    Collections.shuffle(order);
    Future<PullAnswer> answer =
        Future.succeededFuture(
            new PullAnswer.Unreachable("no node of " + seal.ledger() + " is in the cluster"));
    for (ServerNotice node : order) {
      answer =
          answer.compose(
              before ->
                  before instanceof PullAnswer.Unreachable
                      ? pull.from(node.url(), seal, directory)
                      : Future.succeededFuture(before));
    }
    return answer;
  }

  /** Closes the connections to the nodes. */
  public Future<Void> close() {
    return pull.close();
  }
}
