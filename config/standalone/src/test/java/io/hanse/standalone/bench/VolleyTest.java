package io.hanse.standalone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.standalone.running.Await;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bench on a busy machine meets lost connections and nodes that ask for patience. */
class VolleyTest {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String RECEIPT = "{\"format\":\"hanse-receipt/1\"}";

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    Await.of(vertx.close(), LIMIT);
  }

  @Test
  void aLostConnectionAndAFullNodeDoNotEndTheBench() {
    Volley volley =
        fire(
            (number, request) -> {
              switch (number) {
                case 1 -> request.connection().close();
                case 2 -> request.response().setStatusCode(503).end();
                default -> request.response().end(RECEIPT);
              }
            });

    assertEquals(5, volley.messages());
    assertEquals(2, volley.sentAgain());
  }

  @Test
  void anAnswerWithoutAReceiptEndsTheBench() {
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () -> fire((number, request) -> request.response().end("{}")));

    assertTrue(failure.getMessage().contains("0 receipts for 1 messages"), failure.getMessage());
  }

  /** Fires five envelopes, one after the other, at a node that answers the n-th request so. */
  private Volley fire(BiConsumer<Integer, HttpServerRequest> node) {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        Await.of(
            vertx
                .createHttpServer()
                .requestHandler(request -> node.accept(requests.incrementAndGet(), request))
                .listen(0, "127.0.0.1"),
            LIMIT);
    List<byte[]> envelopes = Collections.nCopies(5, "envelope".getBytes(StandardCharsets.US_ASCII));
    URI address = URI.create("http://127.0.0.1:" + server.actualPort());
    return Await.of(
        new Volley(vertx, vertx.createHttpClient(), address, envelopes, 1, 1).fire(1, LIMIT),
        LIMIT);
  }
}
