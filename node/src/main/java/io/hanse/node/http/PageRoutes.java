package io.hanse.node.http;

import io.hanse.config.server.Problems;
import io.hanse.node.connection.Connections;
import io.hanse.node.page.LiveFeed;
import io.hanse.node.page.PageAssets;
import io.hanse.protocol.rejection.RequestCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** The page, its files and its stream. Nothing on it comes from elsewhere, and it says so. */
final class PageRoutes {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
          + "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** The pause after which a page that found no place asks again. */
  private static final Duration FULL = Duration.ofSeconds(10);

  private final PageAssets assets;
  private final LiveFeed feed;

  PageRoutes(PageAssets assets, LiveFeed feed) {
    this.assets = assets;
    this.feed = feed;
  }

  void mount(Router router) {
    router.get("/").handler(routed -> send(routed, "index.html"));
    router.get("/assets/:name").handler(routed -> send(routed, routed.pathParam("name")));
    router.get("/live").handler(this::live);
    router.get("/live/state").handler(this::state);
  }

  private void send(RoutingContext routed, String name) {
    HttpServerResponse response = routed.response();
    assets
        .find(name)
        .ifPresentOrElse(
            asset -> {
              response.putHeader("Content-Security-Policy", POLICY);
              response.putHeader("Referrer-Policy", "no-referrer");
              response.putHeader("Cache-Control", "no-cache");
              Replies.send(response, 200, asset.mediaType(), asset.octets());
            },
            () ->
                Problems.send(
                    routed, RequestCode.NOT_FOUND, "The page has no file \"" + name + "\"."));
  }

  private void live(RoutingContext routed) {
    HttpServerResponse response = routed.response();
    if (routed.request().method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_TYPE, LiveFeed.EVENTS).end();
    } else if (!feed.add(Connections.senderOf(routed.request().connection()), response)) {
      Problems.unavailable(
          routed,
          FULL,
          "As many pages as this node serves follow the stream, in all or from one address; "
              + "ask /live/state instead.");
    }
  }

  private void state(RoutingContext routed) {
    HttpServerResponse response = routed.response();
    response.putHeader("Cache-Control", "no-store");
    feed.now()
        .onSuccess(state -> Replies.send(response, 200, Replies.JSON, state))
        .onFailure(failure -> Problems.failed(routed, failure));
  }
}
