package io.hanse.clearing;

import io.hanse.config.cluster.Cluster;
import io.hanse.config.settings.ClusterSettings;
import io.hanse.config.settings.DatabaseSettings;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test that asks for it a {@link TestNetwork}, a {@link Scenario} about it, or the
 * settings of an empty database, on a PostgreSQL and in a cluster that all tests share. JUnit's own
 * thread waits for them here, so that no test has to.
 */
public final class TestNetworks implements ParameterResolver {
  private static final Namespace NETWORKS = Namespace.create(TestNetworks.class);

  private final boolean apart;

  /** For tests that leave nothing behind in their cluster. */
  public TestNetworks() {
    this(false);
  }

  private TestNetworks(boolean apart) {
    this.apart = apart;
  }

  /** For tests that do: each network is in a cluster of its own. */
  static TestNetworks apart() {
    return new TestNetworks(true);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext scope) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestNetwork.class || type == Scenario.class || type == DatabaseSettings.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext scope) {
    Servers servers =
        scope
            .getRoot()
            .getStore(NETWORKS)
            .getOrComputeIfAbsent(Servers.class, key -> Servers.start(), Servers.class);
    if (parameter.getParameter().getType() == DatabaseSettings.class) {
      return servers.database();
    }
    TestNetwork network = network(scope, servers);
    return parameter.getParameter().getType() == Scenario.class ? new Scenario(network) : network;
  }

  private TestNetwork network(ExtensionContext scope, Servers servers) {
    return scope
        .getStore(NETWORKS)
        .getOrComputeIfAbsent(
            Owned.class, key -> apart ? Owned.apart(servers) : Owned.by(servers), Owned.class)
        .network();
  }

  private static <T> T waitFor(Future<T> future) {
    try {
      return future.await(10, TimeUnit.MINUTES);
    } catch (TimeoutException late) {
      throw new IllegalStateException(late);
    }
  }

  /** What all tests share. */
  private record Servers(Databases databases, Cluster cluster) implements AutoCloseable {
    static Servers start() {
      Future<Cluster> cluster = beginCluster();
      try {
        return new Servers(new Databases(), waitFor(cluster));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    /** One that nobody else joins. */
    static Future<Cluster> beginCluster() {
      return Cluster.start(
          new ClusterSettings("test-" + UUID.randomUUID(), "127.0.0.1", 0, List.of()));
    }

    DatabaseSettings database() {
      try {
        return databases.create();
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    }

    @Override
    public void close() throws IOException {
      waitFor(cluster.close());
      databases.close();
    }
  }

  /** A network that ends with its test, and its files with it. */
  private record Owned(TestNetwork network, boolean apart) implements AutoCloseable {
    static Owned by(Servers servers) {
      return new Owned(network(servers.cluster(), servers), false);
    }

    static Owned apart(Servers servers) {
      return new Owned(network(waitFor(Servers.beginCluster()), servers), true);
    }

    private static TestNetwork network(Cluster cluster, Servers servers) {
      try {
        Path folder = Files.createTempDirectory("hanse-clearing");
        return waitFor(TestNetwork.in(cluster, folder, servers.database()));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    @Override
    public void close() throws IOException {
      waitFor(network.close());
      if (apart) {
        waitFor(network.cluster().close());
      }
      try (Stream<Path> files = Files.walk(network.folder())) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
