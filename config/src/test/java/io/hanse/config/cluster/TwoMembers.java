package io.hanse.config.cluster;

import io.hanse.config.settings.ClusterSettings;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** A real cluster of two on the loopback interface. */
record TwoMembers(Cluster first, Cluster second) {

  static Future<TwoMembers> start() throws IOException {
    int port = freePort();
    String name = "test-" + port;
    return Cluster.start(new ClusterSettings(name, "127.0.0.1", port, List.of()))
        .compose(
            first ->
                Cluster.start(
                        new ClusterSettings(name, "127.0.0.1", 0, List.of("127.0.0.1:" + port)))
                    .map(second -> new TwoMembers(first, second)));
  }

  private static int freePort() throws IOException {
    try (ServerSocket reserved = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return reserved.getLocalPort();
    }
  }

  Future<Void> close() {
    return second.close().compose(closed -> first.close());
  }
}
