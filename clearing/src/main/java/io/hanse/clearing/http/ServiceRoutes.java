package io.hanse.clearing.http;

import io.hanse.clearing.closing.CycleReports;
import io.hanse.clearing.metrics.ClearingMetrics;
import io.hanse.config.server.Problems;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** Health, figures and the description of the interface; open to all. */
final class ServiceRoutes {
  private static final String OPENAPI = "openapi/hanse-clearing.json";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final CycleReports reports;
  private final ClearingMetrics metrics;
  private final Supplier<Boolean> stopping;

  ServiceRoutes(CycleReports reports, ClearingMetrics metrics, Supplier<Boolean> stopping) {
    this.reports = reports;
    this.metrics = metrics;
    this.stopping = stopping;
  }

  void mount(Router router) {
    router.get("/health/live").handler(context -> health(context, 200, "UP"));
    router.get("/health/ready").handler(this::ready);
    router.get("/metrics").handler(this::metrics);
    router.get("/openapi.json").handler(ServiceRoutes::openapi);
  }

  /** Ready is who reaches its database and is not about to stop. */
  private void ready(RoutingContext context) {
    if (stopping.get()) {
      health(context, 503, "DOWN");
      return;
    }
    reports
        .newest(1)
        .onSuccess(found -> health(context, 200, "UP"))
        .onFailure(failure -> health(context, 503, "DOWN"));
  }

  private static void health(RoutingContext context, int status, String state) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(new JsonObject().put("status", state).toBuffer());
  }

  private void metrics(RoutingContext context) {
    context.response().putHeader("Content-Type", PROMETHEUS).end(metrics.scrape());
  }

  private static void openapi(RoutingContext context) {
    context
        .vertx()
        .fileSystem()
        .readFile(OPENAPI)
        .onSuccess(
            document ->
                context.response().putHeader("Content-Type", "application/json").end(document))
        .onFailure(failure -> Problems.failed(context, failure));
  }
}
