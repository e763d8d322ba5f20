package io.hanse.node;

import static io.hanse.node.TestNetwork.AMERICAS;
import static io.hanse.node.TestNetwork.EUROPE;
import static io.hanse.node.TestNetwork.FASHION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.identity.CardNumber;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node that is stopped while messages are on their way to it. */
class ShutdownTest {
  private static final Till TILL = new Till();
  private static final int CLIENTS = 8;
  private static final int EACH = 40;

  private static TestNetwork network;
  private static Node europe;
  private static Node americas;

  @BeforeAll
  static void open() throws IOException {
    network = new TestNetwork();
    europe = network.start(EUROPE, 0);
    americas = network.start(AMERICAS, 1);
  }

  @AfterAll
  static void close() throws IOException {
    network.close();
  }

  @Test
  void whatIsOnItsWayToANodeThatStopsIsAnsweredHonestlyAndNothingIsLost() throws Exception {
    CardNumber card = TILL.enrol(europe, EUROPE);
    Map<String, Optional<HttpResponse<String>>> sent =
        sendWhile(europe, card, () -> network.stop(europe));

    europe = network.start(EUROPE, 0);

    assertHonest(sent, europe, card);
  }

  @Test
  void whatAnotherNodeForwardsToOneThatStopsIsAnsweredHonestlyToo() throws Exception {
    CardNumber card = TILL.enrol(europe, AMERICAS);
    Map<String, Optional<HttpResponse<String>>> sent =
        sendWhile(europe, card, () -> network.stop(americas));

    americas = network.start(AMERICAS, 1);

    assertHonest(sent, americas, card);
  }

  @Test
  void aLedgerThatIsStuckKeepsNobodyWaitingWhenItsNodeStops() throws Exception {
    CardNumber card = TILL.enrol(europe, EUROPE);
    String message = Till.accrual(UUID.randomUUID(), card, "5.00");
    HttpResponse<String> answer;
    try (ExecutorService clients = Executors.newSingleThreadExecutor();
        Connection stall = network.stall(EUROPE)) {
      Future<HttpResponse<String>> waiting =
          clients.submit(() -> TILL.post(europe, "fashion", message));
      network.awaitBlocked(EUROPE);
      network.stop(europe);
      answer = waiting.get();
      stall.rollback();
    }
    europe = network.start(EUROPE, 0);

    HttpResponse<String> again = TILL.post(europe, "fashion", message);

    assertEquals(503, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"code\":\"outcome-unknown\""), answer.body());
    assertEquals(200, again.statusCode(), again.body());
    assertBalance(5, europe, card);
  }

  /** What several clients send to a node and hear, while something stops. */
  private static Map<String, Optional<HttpResponse<String>>> sendWhile(
      Node node, CardNumber card, Runnable stop) throws Exception {
    CountDownLatch underWay = new CountDownLatch(CLIENTS * 3);
    List<Callable<Map<String, Optional<HttpResponse<String>>>>> clients = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      clients.add(() -> client(node, card, underWay));
    }
    Map<String, Optional<HttpResponse<String>>> sent = new LinkedHashMap<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<Map<String, Optional<HttpResponse<String>>>>> running = new ArrayList<>();
      clients.forEach(client -> running.add(executor.submit(client)));
      underWay.await();
      stop.run();
      for (Future<Map<String, Optional<HttpResponse<String>>>> done : running) {
        sent.putAll(done.get());
      }
    }
    return sent;
  }

  private static Map<String, Optional<HttpResponse<String>>> client(
      Node node, CardNumber card, CountDownLatch underWay) throws InterruptedException {
    Map<String, Optional<HttpResponse<String>>> sent = new LinkedHashMap<>();
    for (int i = 0; i < EACH; i++) {
      String message = Till.accrual(UUID.randomUUID(), card, "1.00");
      try {
        sent.put(message, Optional.of(TILL.post(node, "fashion", message)));
      } catch (IOException noAnswer) {
        sent.put(message, Optional.empty());
      }
      underWay.countDown();
    }
    return sent;
  }

  /** Applied is in the book, not applied is not, and each message has one effect in the end. */
  private static void assertHonest(
      Map<String, Optional<HttpResponse<String>>> sent, Node node, CardNumber card)
      throws Exception {
    int applied = 0;
    for (Map.Entry<String, Optional<HttpResponse<String>>> each : sent.entrySet()) {
      Optional<HttpResponse<String>> first = each.getValue();
      HttpResponse<String> again = TILL.post(node, "fashion", each.getKey());
      assertEquals(200, again.statusCode(), again.body());
      if (first.isPresent() && first.get().statusCode() == 200) {
        assertEquals(first.get().body(), again.body());
        applied++;
      } else {
        first.ifPresent(ShutdownTest::assertNotNow);
      }
    }
    assertTrue(applied >= CLIENTS, "only " + applied + " were answered before the stop");
    assertBalance(sent.size(), node, card);
  }

  private static void assertNotNow(HttpResponse<String> answer) {
    assertEquals(503, answer.statusCode(), answer.body());
    assertTrue(
        answer.body().contains("\"code\":\"unavailable\"")
            || answer.body().contains("\"code\":\"outcome-unknown\""),
        answer.body());
    assertTrue(answer.headers().firstValue("Retry-After").isPresent(), answer.body());
  }

  private static void assertBalance(long points, Node node, CardNumber card) throws Exception {
    String balance = TILL.get(node, "/v1/members/" + card + "/balance", FASHION).body();
    assertTrue(balance.contains("\"available\":" + points + ","), balance);
  }
}
