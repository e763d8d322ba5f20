package io.hanse.clearing.http;

import io.hanse.clearing.export.CycleFiles;
import io.hanse.config.server.Caller;
import io.hanse.config.server.Gate;
import io.hanse.config.server.Problems;
import io.hanse.protocol.rejection.RequestCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The files of a cycle. */
final class ExportRoutes {
  private final CycleFiles files;

  ExportRoutes(CycleFiles files) {
    this.files = files;
  }

  void mount(Router router, Gate gate) {
    router
        .get("/v1/cycles/:cycle/export")
        .handler(gate.only(CycleRoutes.READERS))
        .handler(this::names);
    router
        .get("/v1/cycles/:cycle/export/:file")
        .handler(gate.permitting(ExportRoutes::mayRead))
        .handler(this::file);
  }

  /** A participant gets its own statement. */
  private static boolean mayRead(Caller caller, RoutingContext context) {
    return caller
        .participant()
        .map(own -> context.pathParam("file").equals("statement-" + own + ".json"))
        .orElseGet(() -> Gate.hasOneOf(CycleRoutes.READERS, caller));
  }

  private void names(RoutingContext context) {
    CycleRoutes.CYCLE
        .inPath(context)
        .orRefuse(
            context,
            cycle ->
                files
                    .names(cycle)
                    .onSuccess(names -> names(context, cycle, names))
                    .onFailure(failure -> Problems.failed(context, failure)));
  }

  private static void names(RoutingContext context, long cycle, List<String> names) {
    if (names.isEmpty()) {
      Problems.send(
          context,
          RequestCode.NOT_FOUND,
          "Cycle " + cycle + " has no files: they are made once a cycle is instructed.");
      return;
    }
    context
        .response()
        .putHeader("Content-Type", "application/json")
        .end(new JsonObject().put("files", new JsonArray(names)).toBuffer());
  }

  private void file(RoutingContext context) {
    CycleRoutes.CYCLE.inPath(context).orRefuse(context, cycle -> file(context, cycle));
  }

  private void file(RoutingContext context, long cycle) {
    String name = context.pathParam("file");
    files
        .file(cycle, name)
        .onSuccess(
            found ->
                found.ifPresentOrElse(
                    octets -> send(context, name, octets),
                    () ->
                        Problems.send(
                            context,
                            RequestCode.NOT_FOUND,
                            "Cycle " + cycle + " has no file of that name (yet).")))
        .onFailure(failure -> Problems.failed(context, failure));
  }

  private static void send(RoutingContext context, String name, byte[] octets) {
    context.response().putHeader("Content-Type", type(name)).end(Buffer.buffer(octets));
  }

  private static String type(String name) {
    if (name.endsWith(".csv")) {
      return "text/csv; charset=utf-8; header=present";
    }
    return name.endsWith(".xml") ? "application/xml" : "application/json";
  }
}
