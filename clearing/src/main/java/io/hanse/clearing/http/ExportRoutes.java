package io.hanse.clearing.http;

import io.hanse.clearing.export.CycleFiles;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.OptionalLong;

/** The files of a cycle. */
final class ExportRoutes {
  private final CycleFiles files;

  ExportRoutes(CycleFiles files) {
    this.files = files;
  }

  void mount(Router router, Gate gate) {
    router.get("/v1/cycles/:cycle/export").handler(gate.read()).handler(this::names);
    router.get("/v1/cycles/:cycle/export/:file").handler(gate.file()).handler(this::file);
  }

  private void names(RoutingContext context) {
    OptionalLong cycle = Numbers.parse(context.pathParam("cycle"));
    if (cycle.isEmpty()) {
      Problems.notFound(context, "cycles are numbered from 1");
      return;
    }
    files
        .names(cycle.getAsLong())
        .onSuccess(names -> names(context, names))
        .onFailure(failure -> Problems.unexpected(context, failure));
  }

  private static void names(RoutingContext context, List<String> names) {
    if (names.isEmpty()) {
      Problems.notFound(context, "the cycle is not instructed");
      return;
    }
    context
        .response()
        .putHeader("Content-Type", "application/json")
        .end(new JsonObject().put("files", new JsonArray(names)).toBuffer());
  }

  private void file(RoutingContext context) {
    OptionalLong cycle = Numbers.parse(context.pathParam("cycle"));
    String name = context.pathParam("file");
    if (cycle.isEmpty()) {
      Problems.notFound(context, "cycles are numbered from 1");
      return;
    }
    files
        .file(cycle.getAsLong(), name)
        .onSuccess(
            found ->
                found.ifPresentOrElse(
                    octets -> send(context, name, octets),
                    () -> Problems.notFound(context, "the cycle has no such file (yet)")))
        .onFailure(failure -> Problems.unexpected(context, failure));
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
