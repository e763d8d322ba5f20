package io.hanse.node;

import io.hanse.config.directory.Directory;
import io.hanse.config.settings.NodeSettings;
import io.hanse.config.shared.SharedState;
import io.hanse.node.context.NodeContext;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;

/** One running node: a ledger's writer, its HTTP servers and its place in the network. */
public final class Node {
  private final NodeContext context;
  private final int port;

  private Node(NodeContext context, int port) {
    this.context = context;
    this.port = port;
  }

  /**
   * Starts a node: migrates its database, opens lanes, joins the network's routing and listens.
   *
   * @param vertx clustered; stays open when the node closes
   * @param settings of this node
   * @param directory the directory file as read; written to the ledger's copy where that is older
   * @param shared the state that the network shares
   * @return fails when a part cannot be opened; the opened parts are closed again by then
   */
  public static Future<Node> start(
      Vertx vertx, NodeSettings settings, Directory directory, SharedState shared) {
    NodeStart start = new NodeStart(vertx, settings, directory, shared);
    return start
        .run()
        .map(door -> new Node(start.context(), door.port()))
        .recover(
            failure ->
                start
                    .context()
                    .closing()
                    .close()
                    .transform(done -> Future.<Node>failedFuture(failure)));
  }

  /** The port on which the node listens. */
  public int port() {
    return port;
  }

  /** The URL at which other servers reach this node. */
  public URI url() {
    return context.settings().http().reachedAt(port);
  }

  /** The node's name among the servers of the network. */
  public String name() {
    return context.name();
  }

  /**
   * Takes no more messages, answers those taken before, and leaves the network within ten seconds.
   *
   * @return never fails
   */
  public Future<Void> close() {
    return context.closing().close();
  }
}
