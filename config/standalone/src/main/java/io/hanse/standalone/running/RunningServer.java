package io.hanse.standalone.running;

import io.hanse.clearing.Clearing;
import io.hanse.config.cluster.Cluster;
import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryFile;
import io.hanse.config.settings.ClearingSettings;
import io.hanse.config.settings.ClusterSettings;
import io.hanse.config.settings.HttpSettings;
import io.hanse.config.settings.NodeSettings;
import io.hanse.config.settings.SettingsFile;
import io.hanse.node.Node;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** One server that runs in this program: a node or clearing. */
public final class RunningServer {
  private final Cluster cluster;
  private final Supplier<Future<Void>> server;

  private RunningServer(Cluster cluster, Supplier<Future<Void>> server) {
    this.cluster = cluster;
    this.server = server;
  }

  /**
   * Starts a node from its settings file.
   *
   * @param environment variables that override settings
   * @return fails with {@link io.hanse.protocol.yaml.FaultyFileException} when the file has faults
   */
  public static Future<RunningServer> node(Path settings, Map<String, String> environment) {
    try {
      NodeSettings read = SettingsFile.node(settings, environment).orElseThrow();
      Directory directory = DirectoryFile.read(read.directory()).orElseThrow();
      return start(
          read.cluster(),
          read.http(),
          cluster ->
              Node.start(cluster.vertx(), read, directory, cluster.shared())
                  .map(node -> node::close));
    } catch (IOException | RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  /**
   * Starts clearing from its settings file.
   *
   * @param environment variables that override settings
   * @return fails with {@link io.hanse.protocol.yaml.FaultyFileException} when the file has faults
   */
  public static Future<RunningServer> clearing(Path settings, Map<String, String> environment) {
    try {
      ClearingSettings read = SettingsFile.clearing(settings, environment).orElseThrow();
      return start(
          read.cluster(),
          read.http(),
          cluster -> Clearing.start(cluster, read).map(clearing -> clearing::close));
    } catch (IOException | RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private static Future<RunningServer> start(
      ClusterSettings settings,
      HttpSettings http,
      Function<Cluster, Future<Supplier<Future<Void>>>> server) {
    if (isTaken(settings)) {
      return Future.failedFuture(inUse(settings.bind(), settings.port(), "cluster.port"));
    }
    // Bound to no context: a closed Vert.x calls no handler of its own contexts.
    Promise<RunningServer> started = Promise.promise();
    Cluster.start(settings)
        .onFailure(started::fail)
        .onSuccess(
            cluster ->
                server
                    .apply(cluster)
                    .onSuccess(running -> started.complete(new RunningServer(cluster, running)))
                    .onFailure(
                        failure ->
                            cluster
                                .close()
                                .onComplete(closed -> started.fail(named(failure, http)))));
    return started.future();
  }

  /** Looks before Hazelcast does, which logs a stack trace for a port in use. */
  private static boolean isTaken(ClusterSettings settings) {
    try (ServerSocket socket =
        new ServerSocket(settings.port(), 1, InetAddress.getByName(settings.bind()))) {
      return !socket.isBound();
    } catch (BindException taken) {
      return isOurs(settings.bind());
    } catch (IOException other) {
      return false;
    }
  }

  /** Adds the port to a failure to listen, because the system does not name it. */
  private static Throwable named(Throwable failure, HttpSettings http) {
    return failure instanceof BindException && isOurs(http.host())
        ? inUse(http.host(), http.port(), "http.port")
        : failure;
  }

  private static BindException inUse(String host, int port, String key) {
    return new BindException(
        "In use: port %d of %s (%s). Stop the program that listens there, or take another port."
            .formatted(port, host, key));
  }

  /** Whether this machine has the address; otherwise a failure to listen is not the port's. */
  private static boolean isOurs(String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException unknown) {
      return false;
    }
  }

  /** The server's Vert.x, a member of the network's cluster. */
  public Vertx vertx() {
    return cluster.vertx();
  }

  /** Accepts no more requests and answers those accepted. */
  Future<Void> drain() {
    return server.get();
  }

  /** Leaves the cluster, after the server was drained. */
  Future<Void> leave() {
    return cluster.close();
  }

  /** Drains the server and leaves the cluster. */
  public Future<Void> close() {
    Promise<Void> closed = Promise.promise();
    drain().onComplete(drained -> leave().onComplete(closed));
    return closed.future();
  }
}
