package io.hanse.standalone.running;

import io.hanse.standalone.network.NetworkFiles;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** All servers of a network in this program. */
public final class RunningNetwork {
  private final List<RunningServer> servers = new ArrayList<>();

  private RunningNetwork() {}

  /** Starts all nodes and clearing; if one fails, stops the others again. */
  public static Future<RunningNetwork> start(NetworkFiles files) {
    RunningNetwork network = new RunningNetwork();
    // The first node forms the cluster alone, so that the others only have to join it.
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

  /** Drains all servers at once. */
  public Future<Void> drain() {
    return each(RunningServer::drain);
  }

  /**
   * Leaves the cluster with all servers at once. Hazelcast needs some seconds to notice that no
   * member is left to hand its data to; a program that ends anyway need not wait for it.
   */
  public Future<Void> leave() {
    return each(RunningServer::leave);
  }

  private Future<Void> close() {
    return drain().eventually(this::leave);
  }

  private Future<Void> each(Function<RunningServer, Future<Void>> work) {
    synchronized (servers) {
      return Future.join(servers.stream().map(work).toList()).mapEmpty();
    }
  }
}
