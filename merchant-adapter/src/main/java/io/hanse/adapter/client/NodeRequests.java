package io.hanse.adapter.client;

import io.hanse.adapter.outbox.Octets;
import io.hanse.protocol.signing.Jws;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Sends HTTP requests to a node. */
final class NodeRequests {
  private static final String MESSAGES = "/v1/messages";
  private static final String KEYS = "/v1/directory/keys";

  private final WebClient http;
  private final Duration timeout;
  private final InstantSource clock;

  NodeRequests(Vertx vertx, ClientSettings.Sending sending, InstantSource clock) {
    this.clock = clock;
    this.timeout = sending.timeout();
    this.http =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setFollowRedirects(false)
                .setUserAgent("hanse-adapter")
                .setConnectTimeout(Math.toIntExact(Math.min(timeout.toMillis(), 5_000))),
            new PoolOptions().setHttp1MaxSize(sending.connections()));
  }

  /**
   * A node's answer.
   *
   * @param status the HTTP status
   * @param retryAfter the pause that the node asks for
   */
  record Reply(int status, Octets body, Optional<Duration> retryAfter) {}

  /** Sends an envelope; fails where no answer came. */
  Future<Reply> post(URI node, byte[] envelope) {
    return http.postAbs(address(node, MESSAGES))
        .timeout(timeout.toMillis())
        .putHeader("Content-Type", Jws.MEDIA_TYPE)
        .sendBuffer(Buffer.buffer(envelope))
        .map(this::reply);
  }

  /** Asks for the public keys of the ledgers. */
  Future<Reply> keys(URI node) {
    return http.getAbs(address(node, KEYS)).timeout(timeout.toMillis()).send().map(this::reply);
  }

  void close() {
    http.close();
  }

  private static String address(URI node, String path) {
    String base = node.toString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
  }

  private Reply reply(HttpResponse<Buffer> response) {
    Buffer body = response.body();
    return new Reply(
        response.statusCode(),
        body == null ? Octets.none() : Octets.of(body.getBytes()),
        RetryAfter.of(
            response.getHeader("Retry-After"), response.getHeader("Date"), clock.instant()));
  }
}
