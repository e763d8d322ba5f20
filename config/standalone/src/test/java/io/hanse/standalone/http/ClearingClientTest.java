package io.hanse.standalone.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.standalone.running.Await;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClearingClientTest {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String CYCLE =
      """
      {"cycle": 1, "state": "instructed", "absent": [], "waiting": [], "breaks": [], "gross": {}, "net": {},
       "saving": {}}
      """;

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    Await.of(vertx.close(), LIMIT);
  }

  @Test
  void aLostConnectionClosesTheCycleOnce() {
    List<String> keys = Collections.synchronizedList(new ArrayList<>());
    HttpServer server =
        Await.of(
            vertx
                .createHttpServer()
                .requestHandler(
                    request -> {
                      keys.add(request.getHeader("Idempotency-Key"));
                      if (keys.size() == 1) {
                        request.connection().close();
                      } else {
                        request.response().end(CYCLE);
                      }
                    })
                .listen(0, "127.0.0.1"),
            LIMIT);
    URI url = URI.create("http://127.0.0.1:" + server.actualPort());

    CycleView cycle = Await.of(new ClearingClient(vertx, url, "token").close(LIMIT), LIMIT);

    assertEquals(1, cycle.number());
    assertEquals(List.of(keys.getFirst(), keys.getFirst()), keys);
  }
}
