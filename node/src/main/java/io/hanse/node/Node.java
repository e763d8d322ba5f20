package io.hanse.node;

import io.hanse.config.directory.Directory;
import io.hanse.config.settings.NodeSettings;
import io.hanse.config.shared.SharedState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;

/** One running node: a ledger's writer, its door over HTTP and its place in the network. */
public final class Node {
  private final NodeParts parts;

  private Node(NodeParts parts) {
    this.parts = parts;
  }

  /**
   * Starts a node: brings its database up to date, opens lanes, joins the network's routing and
   * listens.
   *
   * @param vertx clustered; stays open when the node closes
   * @param settings of this node
   * @param directory the directory file as read; written to the ledger's copy where that is older
   * @param shared what the network shares
   * @return fails when anything of it cannot be had; what was opened is closed again by then
   */
  public static Future<Node> start(
      Vertx vertx, NodeSettings settings, Directory directory, SharedState shared) {
    NodeStart start = new NodeStart(vertx, settings, directory, shared);
    return start
        .run()
        .map(Node::new)
        .recover(failure -> start.undo().transform(done -> Future.<Node>failedFuture(failure)));
  }

  /** The port on which the node listens. */
  public int port() {
    return parts.door().port();
  }

  /** Under which others reach the node. */
  public URI url() {
    return parts.url();
  }

  /** The node's name among the servers of the network. */
  public String name() {
    return parts.name();
  }

  /**
   * Takes nothing more, answers what was taken, and leaves. Within ten seconds.
   *
   * @return never fails
   */
  public Future<Void> close() {
    return parts.closing().close();
  }
}
