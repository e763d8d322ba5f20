package io.hanse.standalone.demo;

import io.hanse.standalone.network.NetworkFiles;
import io.hanse.standalone.network.NetworkPlan;
import io.hanse.standalone.network.NetworkWriter;
import io.hanse.standalone.postgres.DataFolder;
import io.hanse.standalone.postgres.EmbeddedDatabases;
import io.hanse.standalone.postgres.ServerSize;
import io.hanse.standalone.running.Await;
import io.hanse.standalone.running.Closing;
import io.hanse.standalone.running.RunningNetwork;
import io.hanse.standalone.traffic.Company;
import io.hanse.standalone.traffic.Ledgerbook;
import io.hanse.standalone.traffic.Shops;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Databases, servers and the companies' adapters, all in this program.
 *
 * @param databases the server with a database for each ledger and one for clearing
 * @param files the network's settings, keys and tokens
 * @param vertx on which the adapters run, with one event loop
 * @param shops the companies' adapters
 * @param book the sums of their messages
 */
public record DemoNetwork(
    EmbeddedDatabases databases, NetworkFiles files, Vertx vertx, Shops shops, Ledgerbook book) {
  private static final Duration START_LIMIT = Duration.ofMinutes(15);

  // These and the end of the databases take less than ten seconds in all.
  private static final Duration SERVERS_STOP = Duration.ofSeconds(4);
  private static final Duration ADAPTERS_STOP = Duration.ofMillis(1500);
  private static final Duration CLUSTER_STOP = Duration.ofMillis(500);

  /**
   * Starts everything and blocks until it runs.
   *
   * @param closing ends each started part
   * @param plan the network's shape, given its databases
   * @throws IOException when files cannot be written or the database server does not start
   */
  public static DemoNetwork start(
      Closing closing,
      DataFolder folder,
      List<Company> companies,
      Clock clock,
      UnaryOperator<NetworkPlan> plan)
      throws IOException {
    EmbeddedDatabases databases =
        closing.add(
            "databases", EmbeddedDatabases.start(folder, NetworkPlan.DATABASES, ServerSize.SMALL));
    NetworkFiles files =
        NetworkWriter.write(
            folder.path().resolve("network"),
            plan.apply(NetworkPlan.of(databases.server(), clock.instant())));
    RunningNetwork servers = Await.of(RunningNetwork.start(files), START_LIMIT);
    closing.addLast(
        "cluster",
        servers,
        CLUSTER_STOP,
        () -> {
          // All members leave at once, so that no data move and the program need not wait.
          servers.leave();
          return Future.succeededFuture();
        });
    closing.add("servers", servers, SERVERS_STOP, servers::drain);
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    closing.add("adapters' Vert.x", vertx, ADAPTERS_STOP, vertx::close);
    Ledgerbook book = new Ledgerbook();
    Shops shops =
        Await.of(
            Shops.open(vertx, files, companies, folder.path().resolve("outboxes"), book),
            START_LIMIT);
    closing.add("adapters", shops, ADAPTERS_STOP, shops::close);
    return new DemoNetwork(databases, files, vertx, shops, book);
  }
}
