package io.hanse.node.http;

import io.hanse.config.server.Problems;
import io.hanse.node.reading.WindowFeed;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.rejection.RequestCode;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /v1/ledgers/{ledger}/windows/{n}/obligations}: a sealed window, a line a batch, as
 * fast as the reader takes it. Only this node's own ledger: what is large does not travel over the
 * bus.
 */
final class WindowRoute implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(WindowRoute.class);

  private static final String LINES = "application/x-ndjson";

  private final LedgerId own;
  private final WindowFeed feed;

  WindowRoute(LedgerId own, WindowFeed feed) {
    this.own = own;
    this.feed = feed;
  }

  @Override
  public void handle(RoutingContext routed) {
    ReadRoutes.LEDGER
        .inPath(routed)
        .orRefuse(
            routed,
            ledger ->
                ReadRoutes.WINDOW
                    .inPath(routed)
                    .orRefuse(routed, window -> answer(routed, ledger, window)));
  }

  private void answer(RoutingContext routed, LedgerId ledger, long window) {
    if (!ledger.equals(own)) {
      Problems.send(
          routed,
          RequestCode.MISDIRECTED,
          "Ask a node of ledger " + ledger + "; this one belongs to ledger " + own + ".");
      return;
    }
    feed.isSealed(window)
        .onSuccess(
            isSealed -> {
              if (isSealed && routed.request().method().equals(HttpMethod.HEAD)) {
                routed.response().putHeader(HttpHeaders.CONTENT_TYPE, LINES).end();
              } else if (isSealed) {
                send(routed.response(), window);
              } else {
                Problems.send(
                    routed, RequestCode.NOT_FOUND, "Window " + window + " is not sealed (yet).");
              }
            })
        .onFailure(failure -> Problems.failed(routed, failure));
  }

  private void send(HttpServerResponse response, long window) {
    response.putHeader(HttpHeaders.CONTENT_TYPE, LINES).setChunked(true);
    feed.feed(window, lines -> write(response, lines))
        .onSuccess(done -> response.end())
        .onFailure(
            failure -> {
              // A cut connection is the only way to say that the rest is missing.
              LOG.atWarn().setCause(failure).log("a window was not handed over whole");
              response.reset();
            });
  }

  private static Future<Void> write(HttpServerResponse response, Buffer lines) {
    if (response.closed()) {
      return Future.failedFuture("the reader has gone");
    }
    Future<Void> written = response.write(lines);
    if (!response.writeQueueFull()) {
      return Future.succeededFuture();
    }
    Promise<Void> drained = Promise.promise();
    response.drainHandler(now -> drained.tryComplete());
    written.onFailure(drained::tryFail);
    return drained.future();
  }
}
