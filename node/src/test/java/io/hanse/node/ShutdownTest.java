package io.hanse.node;

import static io.hanse.node.TestNetwork.AMERICAS;
import static io.hanse.node.TestNetwork.EUROPE;
import static io.hanse.node.TestNetwork.FASHION;
import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node that is stopped while messages are on their way to it. */
@ExtendWith(VertxUnit.class)
class ShutdownTest {
  private static final Till TILL = new Till();
  private static final int CLIENTS = 8;
  private static final int EACH = 40;

  private static TestNetwork network;
  private static Node europe;
  private static Node americas;

  @BeforeAll
  static void open(TestContext context, Vertx vertx) throws IOException {
    TestNetwork.start(vertx)
        .onSuccess(started -> network = started)
        .compose(started -> startEurope())
        .compose(started -> startAmericas())
        .onComplete(context.asyncAssertSuccess());
  }

  private static Future<Node> startEurope() {
    return network.start(EUROPE, 0).onSuccess(started -> europe = started);
  }

  private static Future<Node> startAmericas() {
    return network.start(AMERICAS, 1).onSuccess(started -> americas = started);
  }

  @AfterAll
  static void close(TestContext context) {
    network.close().onComplete(context.asyncAssertSuccess());
  }

  /** What was sent, and what was heard of it, if anything. */
  private record Sent(String message, Optional<HttpResponse<String>> answer) {}

  @Test
  void whatIsOnItsWayToANodeThatStopsIsAnsweredHonestlyAndNothingIsLost(TestContext context) {
    TILL.enrol(europe, EUROPE)
        .compose(
            card ->
                sendWhile(card, () -> network.stop(europe))
                    .compose(sent -> startEurope().compose(node -> assertHonest(sent, node, card))))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void whatAnotherNodeForwardsToOneThatStopsIsAnsweredHonestlyToo(TestContext context) {
    TILL.enrol(europe, AMERICAS)
        .compose(
            card ->
                sendWhile(card, () -> network.stop(americas))
                    .compose(
                        sent -> startAmericas().compose(node -> assertHonest(sent, node, card))))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aLedgerThatIsStuckKeepsNobodyWaitingWhenItsNodeStops(TestContext context) {
    String message = Till.accrual(UUID.randomUUID(), "{anna}", "5.00");
    AtomicReference<Node> impatient = new AtomicReference<>();
    AtomicReference<Connection> stall = new AtomicReference<>();
    Scenario.at(TILL, () -> europe)
        .givenMember("anna", EUROPE)
        .doing(() -> network.start(EUROPE, 1, Duration.ofSeconds(1)).onSuccess(impatient::set))
        .doing(() -> network.stall(EUROPE).onSuccess(stall::set))
        .then(impatient::get)
        .sendWhile(message, () -> stopOnceStuck(impatient.get()))
        .expectProblem(503, "outcome-unknown")
        .lastly(() -> network.release(stall.get()))
        .then(() -> europe)
        .send(message)
        .expectOk()
        .read("/v1/members/{anna}/balance", FASHION)
        .expectJson("/available", 5)
        .end(context);
  }

  private static Future<Void> stopOnceStuck(Node node) {
    return network.blocked(EUROPE).compose(blocked -> network.stop(node));
  }

  /** What several clients send to Europe's node and hear, while something stops. */
  private static Future<List<Sent>> sendWhile(CardNumber card, Supplier<Future<Void>> stop) {
    List<Sent> sent = new CopyOnWriteArrayList<>();
    Promise<Void> underWay = Promise.promise();
    List<Future<Void>> clients = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      clients.add(client(europe, card, EACH, sent, underWay));
    }
    return underWay
        .future()
        .compose(started -> stop.get())
        .compose(stopped -> Future.all(clients))
        .map(sent);
  }

  private static Future<Void> client(
      Node node, CardNumber card, int left, List<Sent> sent, Promise<Void> underWay) {
    if (left == 0) {
      return Future.succeededFuture();
    }
    String message = Till.accrual(UUID.randomUUID(), card, "1.00");
    return TILL.post(node, "fashion", message)
        .map(Optional::of)
        .recover(ShutdownTest::noAnswer)
        .compose(
            answer -> {
              sent.add(new Sent(message, answer));
              if (sent.size() >= CLIENTS * 3) {
                underWay.tryComplete();
              }
              return client(node, card, left - 1, sent, underWay);
            });
  }

  private static Future<Optional<HttpResponse<String>>> noAnswer(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof IOException
        ? Future.succeededFuture(Optional.empty())
        : Future.failedFuture(cause);
  }

  /** Applied is in the book, not applied is not, and each message has one effect in the end. */
  private static Future<?> assertHonest(List<Sent> sent, Node node, CardNumber card) {
    long applied = sent.stream().filter(ShutdownTest::isApplied).count();
    assertTrue(applied >= CLIENTS, "only " + applied + " were answered before the stop");
    return sentAgain(sent, node).compose(again -> assertBalance(sent.size(), node, card));
  }

  private static boolean isApplied(Sent sent) {
    return sent.answer().filter(answer -> answer.statusCode() == 200).isPresent();
  }

  private static Future<?> sentAgain(List<Sent> sent, Node node) {
    if (sent.isEmpty()) {
      return Future.succeededFuture();
    }
    Sent first = sent.getFirst();
    return TILL.post(node, "fashion", first.message())
        .compose(check(again -> assertEquals(200, again.statusCode(), again.body())))
        .compose(check(again -> assertFits(first, again)))
        .compose(again -> sentAgain(sent.subList(1, sent.size()), node));
  }

  private static void assertFits(Sent first, HttpResponse<String> again) {
    if (isApplied(first)) {
      assertEquals(first.answer().orElseThrow().body(), again.body());
    } else {
      first.answer().ifPresent(ShutdownTest::assertNotNow);
    }
  }

  private static void assertNotNow(HttpResponse<String> answer) {
    assertEquals(503, answer.statusCode(), answer.body());
    assertTrue(
        answer.body().contains("\"code\":\"unavailable\"")
            || answer.body().contains("\"code\":\"outcome-unknown\""),
        answer.body());
    assertTrue(answer.headers().firstValue("Retry-After").isPresent(), answer.body());
  }

  private static Future<?> assertBalance(long points, Node node, CardNumber card) {
    return TILL.get(node, "/v1/members/" + card + "/balance", FASHION)
        .compose(
            check(
                balance ->
                    assertTrue(
                        balance.body().contains("\"available\":" + points + ","), balance.body())));
  }
}
