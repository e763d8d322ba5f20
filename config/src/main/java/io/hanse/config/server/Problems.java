package io.hanse.config.server;

import io.hanse.protocol.answer.ProblemWriter;
import io.hanse.protocol.rejection.RequestCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests that get nothing else with problem details (RFC 9457). */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private static final Duration SOON = Duration.ofSeconds(1);

  private Problems() {}

  /**
   * Refuses a request.
   *
   * @param detail a sentence for the sender: what is wrong, where, and the way out
   */
  public static void send(RoutingContext context, RequestCode code, String detail) {
    end(context, code.status(), ProblemWriter.octets(code, detail));
  }

  /** Refuses a request that the sender may repeat after a pause. */
  public static void unavailable(RoutingContext context, Duration pause, String detail) {
    context.response().putHeader("Retry-After", Long.toString(pause.toSeconds()));
    send(context, RequestCode.UNAVAILABLE, detail);
  }

  /**
   * Answers a request whose handling failed. An outage (a database or another server that cannot be
   * reached) is 503 and passes. Anything else is a fault of this server: 500 with an incident
   * number, under which the log has the failure. No exception is ever the sender's fault.
   */
  public static void failed(RoutingContext context, Throwable failure) {
    if (Outage.isBehind(failure)) {
      LOG.atWarn()
          .addKeyValue("path", context.normalizedPath())
          .addKeyValue("cause", String.valueOf(failure.getMessage()))
          .log("request not answered");
      unavailable(context, SOON, "A part of the network that this request needs does not answer.");
      return;
    }
    String incident = incident();
    LOG.atError()
        .addKeyValue("incident", incident)
        .addKeyValue("method", context.request().method())
        .addKeyValue("path", context.normalizedPath())
        .setCause(failure)
        .log("fault of this server");
    end(context, RequestCode.INTERNAL.status(), ProblemWriter.incident(incident));
  }

  /** A number for the log and for who reports the fault; unique for all practical purposes. */
  public static String incident() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 12);
  }

  /** Answers in this way whatever the router itself refuses, and every failure of a handler. */
  public static void answerErrorsOf(Router router) {
    router.errorHandler(
        400,
        context ->
            send(context, RequestCode.INVALID_REQUEST, "The address is not encoded correctly."));
    router.errorHandler(
        404,
        context -> send(context, RequestCode.NOT_FOUND, "There is no such page on this server."));
    router.errorHandler(
        405,
        context ->
            send(
                context,
                RequestCode.METHOD_NOT_ALLOWED,
                "This address does not take " + context.request().method() + "."));
    router.errorHandler(
        413, context -> send(context, RequestCode.TOO_LARGE, RequestCode.TOO_LARGE.meaning()));
    router.errorHandler(500, context -> failed(context, thrown(context)));
  }

  private static Throwable thrown(RoutingContext context) {
    Throwable failure = context.failure();
    return failure == null ? new IllegalStateException("a route failed without cause") : failure;
  }

  /** An answer that has begun can only be cut, so that nobody takes its beginning for all. */
  private static void end(RoutingContext context, int status, byte[] problem) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      response.reset();
      return;
    }
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, ProblemWriter.MEDIA_TYPE)
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(Buffer.buffer(problem));
  }
}
