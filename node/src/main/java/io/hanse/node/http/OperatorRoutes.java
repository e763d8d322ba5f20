package io.hanse.node.http;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.KeyEntry;
import io.hanse.config.directory.LedgerEntry;
import io.hanse.config.server.Problems;
import io.hanse.node.metrics.NodeMetrics;
import io.hanse.protocol.json.JsonWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** What needs no token: health, figures, the description of the interface, ledgers' public keys. */
final class OperatorRoutes {
  private static final String FIGURES = "text/plain; version=0.0.4; charset=utf-8";

  private final Readiness readiness;
  private final NodeMetrics metrics;
  private final Buffer openApi;
  private final Supplier<Directory> directory;

  OperatorRoutes(
      Readiness readiness, NodeMetrics metrics, Buffer openApi, Supplier<Directory> directory) {
    this.readiness = readiness;
    this.metrics = metrics;
    this.openApi = openApi;
    this.directory = directory;
  }

  void mount(Router router) {
    router.get("/health/live").handler(OperatorRoutes::live);
    router.get("/health/ready").handler(this::ready);
    router.get("/metrics").handler(this::figures);
    router.get("/openapi.json").handler(this::description);
    router.get("/v1/directory/keys").handler(this::keys);
  }

  private static void live(RoutingContext routed) {
    Replies.send(routed.response(), 200, Replies.JSON, Buffer.buffer("{\"status\":\"UP\"}"));
  }

  private void ready(RoutingContext routed) {
    HttpServerResponse response = routed.response();
    readiness
        .report()
        .onSuccess(
            report ->
                Replies.send(
                    response,
                    report.ready() ? 200 : 503,
                    Replies.JSON,
                    Buffer.buffer(report.json())))
        .onFailure(failure -> Problems.failed(routed, failure));
  }

  private void figures(RoutingContext routed) {
    Replies.send(routed.response(), 200, FIGURES, Buffer.buffer(metrics.scrape()));
  }

  private void description(RoutingContext routed) {
    Replies.send(routed.response(), 200, Replies.JSON, openApi);
  }

  private void keys(RoutingContext routed) {
    Directory now = directory.get();
    JsonWriter json = new JsonWriter().startObject().number("version", now.version());
    json.name("ledgers").startArray();
    for (LedgerEntry ledger : now.ledgers()) {
      json.startObject().text("id", ledger.id()).name("keys").startArray();
      ledger.keys().forEach(key -> write(json, key));
      json.endArray().endObject();
    }
    byte[] octets = json.endArray().endObject().octets();
    Replies.send(routed.response(), 200, Replies.JSON, octets);
  }

  private static void write(JsonWriter json, KeyEntry key) {
    json.startObject()
        .text("kid", key.id())
        .text("kty", "OKP")
        .text("crv", "Ed25519")
        .text("x", key.x())
        .time("validFrom", key.validFrom())
        .time("validTo", key.validTo());
    key.revokedAt().ifPresent(revoked -> json.time("revokedAt", revoked));
    json.endObject();
  }
}
