package io.hanse.config.cluster;

import io.hanse.config.settings.ClusterSettings;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real cluster of two on the loopback interface. */
record TwoMembers(Cluster first, Cluster second) {

  static TwoMembers start() throws Exception {
    int port = freePort();
    String name = "test-" + port;
    Cluster first = result(Cluster.start(new ClusterSettings(name, "127.0.0.1", port, List.of())));
    Cluster second =
        result(
            Cluster.start(new ClusterSettings(name, "127.0.0.1", 0, List.of("127.0.0.1:" + port))));
    return new TwoMembers(first, second);
  }

  private static int freePort() throws Exception {
    try (ServerSocket reserved = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return reserved.getLocalPort();
    }
  }

  static <T> T result(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  void close() throws Exception {
    result(second.close());
    result(first.close());
  }
}
