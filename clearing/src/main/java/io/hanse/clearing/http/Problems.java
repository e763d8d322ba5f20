package io.hanse.clearing.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refusals as problem details (RFC 9457) with a stable code. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  static void send(RoutingContext context, int status, String code, String detail) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/problem+json")
        .end(
            new JsonObject()
                .put("type", "about:blank")
                .put("title", code.replace('-', ' '))
                .put("status", status)
                .put("code", code)
                .put("detail", detail)
                .toBuffer());
  }

  static void notFound(RoutingContext context, String what) {
    send(context, 404, "not-found", what);
  }

  /** What nobody expected: the log says it, the caller learns only that it may try again. */
  static void unexpected(RoutingContext context, Throwable failure) {
    LOG.atError()
        .addKeyValue("path", context.request().path())
        .setCause(failure)
        .log("request failed");
    if (!context.response().ended()) {
      send(context, 503, "unavailable", "the request could not be carried out now");
    }
  }
}
