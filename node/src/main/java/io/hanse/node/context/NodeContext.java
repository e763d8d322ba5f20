package io.hanse.node.context;

import io.hanse.config.server.ClosingOrder;
import io.hanse.config.server.RepeatedWork;
import io.hanse.config.settings.NodeSettings;
import io.hanse.config.shared.SharedState;
import io.hanse.node.metrics.NodeMetrics;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The surroundings of a node's features.
 *
 * @param settings of this node
 * @param name the node's name among the servers of the network
 * @param shared the state that the network shares
 * @param metrics the node's figures
 * @param closing takes whatever a feature opens; the last opened is closed first
 */
public record NodeContext(
    Vertx vertx,
    NodeSettings settings,
    String name,
    SharedState shared,
    NodeMetrics metrics,
    ClosingOrder closing) {

  /** The ledger that this node serves. */
  public LedgerId ledger() {
    return settings.ledger();
  }

  /** Threads of this node for one purpose, until the node closes. */
  public WorkerExecutor workers(String purpose, int threads) {
    WorkerExecutor workers = vertx.createSharedWorkerExecutor(name + "-" + purpose, threads);
    closing.add(purpose + "' threads", workers::close);
    return workers;
  }

  /**
   * Repeats work until the node closes.
   *
   * @param limit a turn that takes longer counts as failed, and the next one begins
   * @param what the work, in a few words for the log
   */
  public void repeat(Duration interval, Duration limit, String what, Supplier<Future<?>> work) {
    RepeatedWork repeated = RepeatedWork.every(vertx, interval, limit, what, work);
    closing.add(what, repeated::stop);
  }
}
