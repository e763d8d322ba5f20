package io.hanse.standalone.running;

import io.hanse.standalone.network.NetworkFiles;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All servers of a network in this program. */
public final class RunningNetwork {
  private final List<RunningServer> servers = new ArrayList<>();

  private RunningNetwork() {}

  /** Starts all nodes and clearing; what was started is stopped again where one fails. */
  public static Future<RunningNetwork> start(NetworkFiles files) {
    RunningNetwork network = new RunningNetwork();
    // The first begins the cluster, so that the others find it and need not agree who does.
    return network
        .add(RunningServer.node(files.nodes().getFirst().settings(), Map.of()))
        .compose(
            first ->
                Future.join(
                    Stream.concat(
                            files.nodes().stream()
                                .skip(1)
                                .map(node -> RunningServer.node(node.settings(), Map.of())),
                            Stream.of(
                                RunningServer.clearing(files.clearing().settings(), Map.of())))
                        .map(network::add)
                        .toList()))
        .map(started -> network)
        .recover(failure -> network.close().transform(closed -> Future.failedFuture(failure)));
  }

  private Future<RunningServer> add(Future<RunningServer> starting) {
    return starting.onSuccess(
        server -> {
          synchronized (servers) {
            servers.add(server);
          }
        });
  }

  /** Stops all servers at once. */
  public Future<Void> close() {
    List<RunningServer> running;
    synchronized (servers) {
      running = List.copyOf(servers);
      servers.clear();
    }
    return Future.join(running.stream().map(RunningServer::close).toList()).mapEmpty();
  }
}
