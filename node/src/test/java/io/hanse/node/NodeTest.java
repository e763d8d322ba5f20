package io.hanse.node;

import static io.hanse.node.TestNetwork.AMERICAS;
import static io.hanse.node.TestNetwork.EUROPE;
import static io.hanse.node.TestNetwork.FASHION;
import static io.hanse.node.TestNetwork.OPERATOR;
import static io.hanse.testing.Check.check;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.signing.Jws;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A network of two ledgers as a till and a reader meet it. */
@ExtendWith(VertxUnit.class)
class NodeTest {
  private static TestNetwork network;
  private static Node europe;
  private static Node americas;
  private static final Till TILL = new Till();

  @BeforeAll
  static void open(TestContext context, Vertx vertx) throws IOException {
    TestNetwork.start(vertx)
        .onSuccess(started -> network = started)
        .compose(started -> network.start(EUROPE, 0))
        .onSuccess(started -> europe = started)
        .compose(started -> startAmericas())
        .onComplete(context.asyncAssertSuccess());
  }

  private static Future<Node> startAmericas() {
    return network.start(AMERICAS, 1).onSuccess(started -> americas = started);
  }

  @AfterAll
  static void close(TestContext context) {
    network.close().onComplete(context.asyncAssertSuccess());
  }

  private static Future<HttpResponse<String>> post(String message) {
    return TILL.post(europe, "fashion", message);
  }

  private static String accrual(CardNumber card, String amount) {
    return Till.accrual(UUID.randomUUID(), card, amount);
  }

  private static Future<String> balance(CardNumber card) {
    return TILL.get(europe, "/v1/members/" + card + "/balance", OPERATOR).map(HttpResponse::body);
  }

  private static void assertApplied(HttpResponse<String> answer) {
    assertEquals(200, answer.statusCode(), answer.body());
  }

  @Test
  void aPurchaseIsAnsweredWithItsReceiptAndSeenInTheBalance(TestContext context) {
    TILL.enrol(europe, EUROPE)
        .compose(
            card ->
                post(accrual(card, "12.00"))
                    .compose(check(NodeTest::assertApplied))
                    .compose(
                        check(
                            answer ->
                                assertEquals(
                                    "application/hanse-receipt+json",
                                    answer.headers().firstValue("Content-Type").orElseThrow())))
                    .compose(
                        answer -> TILL.get(europe, "/v1/members/" + card + "/balance", FASHION)))
        .onComplete(
            context.asyncAssertSuccess(
                balance ->
                    assertTrue(
                        balance.body().contains("\"available\":12,\"held\":0,\"debt\":0"),
                        balance.body())));
  }

  @Test
  void aMessageForAnotherLedgersMemberIsPostedThereWhicheverNodeTakesIt(TestContext context) {
    TILL.enrol(europe, AMERICAS)
        .compose(
            card ->
                network
                    .recorded(AMERICAS)
                    .compose(
                        before ->
                            post(accrual(card, "7.00"))
                                .compose(check(NodeTest::assertApplied))
                                .compose(
                                    check(
                                        answer ->
                                            assertTrue(
                                                answer.body().contains("\"ledger\":\"americas\""),
                                                answer.body())))
                                .compose(answer -> network.recorded(AMERICAS))
                                .compose(check(after -> assertEquals(before + 1, after))))
                    .compose(recorded -> balance(card)))
        .onComplete(
            context.asyncAssertSuccess(
                balance -> assertTrue(balance.contains("\"available\":7"), balance)));
  }

  @Test
  void aRepeatGetsTheSameOctetsThroughAnyNodeInABundleAndUnderARotatedKey(TestContext context) {
    TILL.enrol(europe, EUROPE)
        .compose(
            card -> {
              String message = accrual(card, "5.00");
              String bundle = "[" + accrual(card, "6.00") + "," + message + "]";
              return post(message)
                  .compose(
                      first ->
                          Future.all(
                                  post(message),
                                  TILL.post(americas, "fashion", message),
                                  TILL.post(europe, "rotated", message))
                              .compose(
                                  check(
                                      repeats ->
                                          repeats
                                              .<HttpResponse<String>>list()
                                              .forEach(
                                                  repeat ->
                                                      assertEquals(first.body(), repeat.body()))))
                              .compose(repeats -> post(bundle))
                              .compose(
                                  check(
                                      bundled ->
                                          assertTrue(
                                              bundled
                                                  .body()
                                                  .contains("\"receipt\":" + first.body() + "}]}"),
                                              bundled.body()))));
            })
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aRefusalForGoodIsRepeatedOctetForOctet(TestContext context) {
    TILL.enrol(europe, EUROPE)
        .map(card -> Till.redemption(UUID.randomUUID(), card, 1))
        .compose(
            message ->
                post(message)
                    .compose(check(first -> assertRefused(422, "insufficient-balance", first)))
                    .compose(
                        first ->
                            TILL.post(americas, "fashion", message)
                                .compose(
                                    check(second -> assertEquals(first.body(), second.body())))))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void changedContentUnderAUsedIdIsAConflict(TestContext context) {
    UUID id = UUID.randomUUID();
    TILL.enrol(europe, EUROPE)
        .compose(
            card ->
                post(Till.accrual(id, card, "5.00"))
                    .compose(first -> post(Till.accrual(id, card, "6.00"))))
        .onComplete(
            context.asyncAssertSuccess(answer -> assertProblem(409, "id-conflict", answer)));
  }

  @Test
  void aBundleOverTwoLedgersIsAnsweredInOrder(TestContext context) {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    UUID third = UUID.randomUUID();
    Future<CardNumber> here = TILL.enrol(europe, EUROPE);
    Future<CardNumber> there = TILL.enrol(europe, AMERICAS);
    Future.all(here, there)
        .compose(
            enrolled ->
                post(
                    "[%s,%s,%s]"
                        .formatted(
                            Till.accrual(first, there.result(), "1.00"),
                            Till.accrual(second, here.result(), "1.0"),
                            Till.accrual(third, here.result(), "3.00"))))
        .compose(check(NodeTest::assertApplied))
        .map(HttpResponse::body)
        .onComplete(
            context.asyncAssertSuccess(
                body -> {
                  int one = body.indexOf("{\"id\":\"" + first + "\",\"status\":200");
                  int two = body.indexOf("{\"id\":\"" + second + "\",\"status\":400");
                  int three = body.indexOf("{\"id\":\"" + third + "\",\"status\":200");
                  assertTrue(0 < one && one < two && two < three, body);
                  assertTrue(body.contains("invalid-amount"), body);
                }));
  }

  @Test
  void whatIsNotTrustedOrNotUnderstoodGetsItsAnswerAndLeavesNoRow(TestContext context) {
    TILL.enrol(europe, EUROPE)
        .compose(
            card ->
                network
                    .recorded(EUROPE)
                    .compose(
                        before ->
                            Future.all(untrusted(card))
                                .compose(refused -> Future.all(misunderstood(card)))
                                .compose(refused -> network.recorded(EUROPE))
                                .compose(check(after -> assertEquals(before, after))))
                    .compose(unchanged -> post(accrual(card, "5.00"))))
        .onComplete(context.asyncAssertSuccess(NodeTest::assertApplied));
  }

  private static List<Future<?>> untrusted(CardNumber card) {
    String good = accrual(card, "5.00");
    byte[] signed = Jws.sign(TestNetwork.key("fashion"), good.getBytes(UTF_8));
    return List.of(
        refused(401, "bad-signature", send(flipped(signed))),
        refused(401, "bad-signature", send(withLongSignature(signed))),
        refused(401, "unknown-key", TILL.post(europe, "stranger", good)),
        refused(401, "revoked-key", TILL.post(europe, "revoked", good)),
        refused(401, "unsupported-algorithm", send(unsigned(signed))),
        refused(403, "wrong-participant", TILL.post(europe, "hotel", good)),
        refused(415, "unsupported-media-type", TILL.post(europe, signed, "application/json")));
  }

  private static List<Future<?>> misunderstood(CardNumber card) {
    String twice =
        accrual(card, "5.00").replace("\"location\"", "\"type\":\"accrual\",\"location\"");
    return List.of(
        refused(400, "malformed-json", post(twice)),
        refused(400, "invalid-amount", post(accrual(card, "5.000"))),
        refused(400, "invalid-amount", post(accrual(card, "1e400"))),
        refused(400, "unreadable-route", post(accrual(CardNumber.of(990300, 1), "5.00"))),
        refused(400, "malformed-envelope", send("no jws".getBytes(US_ASCII))),
        refused(413, "too-large", send(new byte[10 << 20])));
  }

  private static Future<?> refused(int status, String code, Future<HttpResponse<String>> answer) {
    return answer.compose(check(refused -> assertProblem(status, code, refused)));
  }

  private static Future<HttpResponse<String>> send(byte[] envelope) {
    return TILL.post(europe, envelope, Jws.MEDIA_TYPE);
  }

  private static byte[] flipped(byte[] signed) {
    String jws = new String(signed, US_ASCII);
    int middle = jws.lastIndexOf('.') - 40;
    char other = jws.charAt(middle) == 'A' ? 'B' : 'A';
    return (jws.substring(0, middle) + other + jws.substring(middle + 1)).getBytes(US_ASCII);
  }

  private static byte[] withLongSignature(byte[] signed) {
    String jws = new String(signed, US_ASCII);
    int dot = jws.lastIndexOf('.');
    byte[] signature = Base64Url.decode(jws.substring(dot + 1)).orElseThrow();
    byte[] longer = Arrays.copyOf(signature, 65);
    return (jws.substring(0, dot + 1) + Base64Url.encode(longer)).getBytes(US_ASCII);
  }

  private static byte[] unsigned(byte[] signed) {
    String[] parts = new String(signed, US_ASCII).split("\\.", -1);
    String header = "{\"alg\":\"none\",\"typ\":\"hanse+jws\",\"kid\":\"" + "A".repeat(43) + "\"}";
    return (Base64Url.encode(header.getBytes(UTF_8)) + "." + parts[1] + ".").getBytes(US_ASCII);
  }

  private static void assertRefused(int status, String code, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), code + ": " + answer.body());
    assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
  }

  private static void assertProblem(int status, String code, HttpResponse<String> answer) {
    assertRefused(status, code, answer);
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElseThrow());
  }

  @Test
  void readsNeedATokenThatGoesFarEnough(TestContext context) {
    TILL.enrol(europe, EUROPE)
        .map(card -> "/v1/members/" + card + "/entries")
        .compose(
            entries ->
                Future.all(
                    List.of(
                        refused(401, "unauthorized", TILL.get(europe, entries, "")),
                        refused(401, "unauthorized", TILL.get(europe, entries, "guess")),
                        refused(403, "forbidden", TILL.get(europe, OBLIGATIONS, FASHION)),
                        refused(404, "not-found", TILL.get(europe, "/v1/nothing", OPERATOR)),
                        refused(
                            400,
                            "invalid-request",
                            TILL.get(europe, "/v1/members/1/balance", OPERATOR)),
                        refused(
                            400,
                            "invalid-request",
                            TILL.get(europe, entries + "?limit=1e3", OPERATOR)),
                        refused(405, "method-not-allowed", TILL.get(europe, "/v1/messages", "")))))
        .onComplete(context.asyncAssertSuccess());
  }

  private static final String OBLIGATIONS = "/v1/ledgers/europe/windows/1/obligations";

  @Test
  void anEntrySaysByWhichRuleAndFromWhom(TestContext context) {
    TILL.enrol(europe, EUROPE)
        .compose(
            card ->
                post(accrual(card, "5.00"))
                    .compose(
                        earned -> TILL.get(europe, "/v1/members/" + card + "/entries", FASHION)))
        .compose(check(NodeTest::assertApplied))
        .map(HttpResponse::body)
        .onComplete(
            context.asyncAssertSuccess(
                entries -> {
                  assertTrue(entries.contains("\"rule\":\"everything\""), entries);
                  assertTrue(
                      entries.contains("\"debit\":{\"kind\":\"issuer\",\"account\":\"fashion\"}"),
                      entries);
                }));
  }

  @Test
  void aReceiptIsFoundByItsMessageThroughAnyNode(TestContext context) {
    UUID id = UUID.randomUUID();
    TILL.enrol(europe, EUROPE)
        .compose(card -> post(Till.accrual(id, card, "5.00")))
        .compose(
            receipt ->
                TILL.get(americas, "/v1/messages/fashion/" + id, FASHION)
                    .compose(check(found -> assertEquals(receipt.body(), found.body()))))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aNodeTellsThatItIsReadyAndWhatItDoes(TestContext context) {
    TILL.enrol(europe, EUROPE)
        .compose(card -> TILL.get(europe, "/health/ready", ""))
        .compose(check(NodeTest::assertApplied))
        .compose(ready -> TILL.get(europe, "/metrics", ""))
        .map(HttpResponse::body)
        .onComplete(
            context.asyncAssertSuccess(
                figures -> {
                  assertTrue(
                      figures.contains(
                          "hanse_messages_total{ledger=\"europe\",outcome=\"applied\","
                              + "type=\"enrolment\"}"),
                      figures);
                  assertTrue(
                      figures.contains("hanse_batch_commit_seconds_count{ledger=\"europe\"} "),
                      figures);
                }));
  }

  @Test
  void thePageItsAssetsAndDescriptionsAreOpenToAll(TestContext context) {
    List<String> open =
        List.of(
            "/assets/hanse.js",
            "/assets/hanse.css",
            "/assets/pico.min.css",
            "/assets/echarts.min.js",
            "/openapi.json",
            "/v1/directory/keys");
    Future.all(
            open.stream()
                .map(
                    path ->
                        TILL.get(europe, path, "")
                            .compose(check(got -> assertEquals(200, got.statusCode(), path))))
                .toList())
        .compose(assets -> TILL.get(europe, "/", ""))
        .onComplete(
            context.asyncAssertSuccess(
                page -> assertTrue(page.body().contains("<title>Hanse"), page.body())));
  }

  @Test
  void withoutItsHomesNodesAMessageIsUnavailableAndLaterHasOneEffect(TestContext context) {
    TILL.enrol(europe, AMERICAS)
        .map(card -> accrual(card, "5.00"))
        .compose(
            message ->
                network
                    .stop(americas)
                    .compose(stopped -> post(message))
                    .compose(check(down -> assertProblem(503, "unavailable", down)))
                    .compose(
                        check(
                            down ->
                                assertEquals(
                                    "1", down.headers().firstValue("Retry-After").orElseThrow())))
                    .eventually(() -> startAmericas())
                    .compose(started -> post(message))
                    .compose(check(NodeTest::assertApplied))
                    .compose(
                        up ->
                            TILL.post(americas, "fashion", message)
                                .compose(check(again -> assertEquals(up.body(), again.body())))))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aRepeatAfterItsNodesRestartGetsTheSameOctets(TestContext context) {
    TILL.enrol(americas, AMERICAS)
        .map(card -> accrual(card, "5.00"))
        .compose(
            message ->
                TILL.post(americas, "fashion", message)
                    .compose(
                        receipt ->
                            network
                                .stop(americas)
                                .compose(stopped -> startAmericas())
                                .compose(started -> TILL.post(americas, "fashion", message))
                                .compose(check(NodeTest::assertApplied))
                                .compose(
                                    check(again -> assertEquals(receipt.body(), again.body())))))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aLedgerThatDoesNotAnswerInTimeLeavesTheOutcomeOpenAndARepeatHasOneEffect(
      TestContext context) {
    TILL.enrol(europe, EUROPE)
        .compose(
            card -> {
              String message = accrual(card, "5.00");
              return network
                  .stall(EUROPE)
                  .compose(stall -> post(message).eventually(() -> network.release(stall)))
                  .compose(check(stalled -> assertProblem(503, "outcome-unknown", stalled)))
                  .compose(stalled -> post(message))
                  .compose(check(NodeTest::assertApplied))
                  .compose(again -> balance(card));
            })
        .onComplete(
            context.asyncAssertSuccess(
                balance -> assertTrue(balance.contains("\"available\":5,"), balance)));
  }

  @Test
  void aKeyThatANewerDirectoryRevokesIsRefusedOnTheNextMessage(TestContext context) {
    TILL.enrol(europe, EUROPE)
        .compose(
            card ->
                TILL.post(europe, "lost", accrual(card, "5.00"))
                    .compose(check(NodeTest::assertApplied))
                    .compose(before -> network.write(EUROPE, TestNetwork.directory(2)))
                    .compose(written -> TILL.post(europe, "lost", accrual(card, "6.00"))))
        .onComplete(context.asyncAssertSuccess(next -> assertProblem(401, "revoked-key", next)));
  }

  @Test
  void anIdThatAnotherLedgerUsedIsAConflict(TestContext context) {
    Future<CardNumber> here = TILL.enrol(europe, EUROPE);
    Future<CardNumber> there = TILL.enrol(europe, AMERICAS);
    Future.all(here, there)
        .compose(enrolled -> usedThereAfterHere(here.result(), there.result(), 100))
        .onComplete(
            context.asyncAssertSuccess(answer -> assertProblem(409, "id-conflict", answer)));
  }

  /** What is remembered is announced a moment after the answer. */
  private static Future<HttpResponse<String>> usedThereAfterHere(
      CardNumber here, CardNumber there, int tries) {
    UUID id = UUID.randomUUID();
    return post(Till.accrual(id, here, "5.00"))
        .compose(used -> post(accrual(here, "5.00")))
        .compose(next -> post(Till.accrual(id, there, "5.00")))
        .compose(
            answer ->
                answer.statusCode() == 200 && tries > 1
                    ? usedThereAfterHere(here, there, tries - 1)
                    : Future.succeededFuture(answer));
  }
}
