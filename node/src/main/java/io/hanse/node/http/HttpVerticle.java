package io.hanse.node.http;

import io.hanse.config.server.Gate;
import io.hanse.config.server.Problems;
import io.hanse.config.server.RouteMethods;
import io.hanse.config.settings.HttpSettings;
import io.hanse.node.connection.Connections;
import io.hanse.node.connection.Patience;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Mounts the routes on one event loop's server. */
final class HttpVerticle extends VerticleBase {
  private static final int IDLE_SECONDS = 75;
  private static final int GRACE_SECONDS = 5;
  private static final long MARK_MILLIS = 1_000;

  private final HttpParts parts;
  private final BooleanSupplier closing;
  private final int anyPort;
  private final IntConsumer bound;
  private @Nullable HttpServer server;

  /**
   * A server that does not listen yet.
   *
   * @param anyPort a negative number, under which the servers of one node share a free port that
   *     Vert.x chooses where the settings leave it open
   * @param bound is told the port that is listened on
   */
  HttpVerticle(HttpParts parts, BooleanSupplier closing, int anyPort, IntConsumer bound) {
    this.parts = parts;
    this.closing = closing;
    this.anyPort = anyPort;
    this.bound = bound;
  }

  @Override
  public Future<?> start() {
    HttpSettings http = parts.settings().http();
    HttpServerOptions options =
        new HttpServerOptions()
            .setIdleTimeout(IDLE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            // Its streams would pass the limits of a connection.
            .setHttp2ClearTextEnabled(false);
    Connections connections = Connections.watch(vertx, parts.connections(), Patience.OF_A_NODE);
    vertx.setPeriodic(MARK_MILLIS, tick -> parts.queue().budget().mark());
    HttpServer opened =
        vertx
            .createHttpServer(options)
            .connectionHandler(connections::take)
            .requestHandler(routes(vertx, parts, closing));
    server = opened;
    return opened
        .listen(http.port() == 0 ? anyPort : http.port(), http.host())
        .onSuccess(listening -> bound.accept(listening.actualPort()));
  }

  @Override
  public Future<?> stop() {
    HttpServer opened = server;
    return opened == null
        ? Future.succeededFuture()
        : opened.shutdown(GRACE_SECONDS, TimeUnit.SECONDS);
  }

  /** Every route there is; {@code openapi/node.json} describes the same. */
  static Router routes(Vertx vertx, HttpParts parts, BooleanSupplier closing) {
    Router router = Router.router(vertx);
    router
        .post("/v1/messages")
        .handler(new MessageRoute(vertx, parts.queue(), parts.routing(), parts.metrics(), closing));
    Gate gate = new Gate(parts.settings().readers());
    new ReadRoutes(gate, parts.reading(), parts.directory()).mount(router);
    router
        .get("/v1/ledgers/:ledger/windows/:window/obligations")
        .handler(gate.only(ReadRoutes.MONEY))
        .handler(new WindowRoute(parts.settings().ledger(), parts.feed()));
    new OperatorRoutes(parts.readiness(), parts.metrics(), OpenApi.node(), parts.directory())
        .mount(router);
    new PageRoutes(parts.assets(), parts.live()).mount(router);
    RouteMethods.complete(router);
    Problems.answerErrorsOf(router);
    return router;
  }
}
