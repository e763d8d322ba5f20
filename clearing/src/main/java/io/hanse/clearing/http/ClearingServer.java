package io.hanse.clearing.http;

import io.hanse.clearing.breaks.AlarmStore;
import io.hanse.clearing.closing.CycleCommands;
import io.hanse.clearing.closing.CycleReports;
import io.hanse.clearing.directory.DirectoryPublishing;
import io.hanse.clearing.export.CycleFiles;
import io.hanse.clearing.metrics.ClearingMetrics;
import io.hanse.config.server.Gate;
import io.hanse.config.server.Problems;
import io.hanse.config.server.RouteMethods;
import io.hanse.config.settings.HttpSettings;
import io.hanse.config.settings.Readers;
import io.hanse.config.shared.SharedPositions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.concurrent.atomic.AtomicBoolean;

/** Listens and knows which route does what. */
public final class ClearingServer {
  private final HttpServer server;
  private final AtomicBoolean stopping;

  private ClearingServer(HttpServer server, AtomicBoolean stopping) {
    this.server = server;
    this.stopping = stopping;
  }

  /**
   * What the routes are about.
   *
   * @param commands takes commands
   * @param reports answers questions
   * @param files makes exports
   * @param directory the network's public facts
   * @param alarms what somebody has to look at
   * @param positions what is not settled yet
   * @param metrics the figures
   */
  public record Parts(
      CycleCommands commands,
      CycleReports reports,
      CycleFiles files,
      DirectoryPublishing directory,
      AlarmStore alarms,
      SharedPositions positions,
      ClearingMetrics metrics) {}

  /** Listens; fails when the address cannot be bound. */
  public static Future<ClearingServer> start(
      Vertx vertx, HttpSettings settings, Readers readers, Parts parts) {
    AtomicBoolean stopping = new AtomicBoolean();
    return vertx
        .createHttpServer(
            new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setHttp2ClearTextEnabled(false))
        .requestHandler(router(vertx, readers, parts, stopping))
        .listen()
        .map(server -> new ClearingServer(server, stopping));
  }

  private static Router router(Vertx vertx, Readers readers, Parts parts, AtomicBoolean stopping) {
    Router router = Router.router(vertx);
    Gate gate = new Gate(readers);
    new ServiceRoutes(parts.reports(), parts.metrics(), stopping::get).mount(router);
    new CycleRoutes(parts.commands(), parts.reports()).mount(router, gate);
    new ExportRoutes(parts.files()).mount(router, gate);
    new DirectoryRoutes(parts.directory()).mount(router, gate);
    new PositionRoutes(parts.positions(), parts.alarms()).mount(router, gate);
    RouteMethods.complete(router);
    Problems.answerErrorsOf(router);
    return router;
  }

  public int port() {
    return server.actualPort();
  }

  /** Tells who asks that it is about to stop, and stops listening. */
  public Future<Void> close() {
    stopping.set(true);
    return server.close();
  }
}
