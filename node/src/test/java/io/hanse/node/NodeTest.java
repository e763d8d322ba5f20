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
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
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

  private static Scenario scenario() {
    return Scenario.at(TILL, () -> europe);
  }

  private static String accrual(String member, String amount) {
    return Till.accrual(UUID.randomUUID(), "{" + member + "}", amount);
  }

  @Test
  void aPurchaseIsAnsweredWithItsReceiptAndSeenInTheBalance(TestContext context) {
    scenario()
        .givenMember("anna", EUROPE)
        .send(accrual("anna", "12.00"))
        .expectOk()
        .expectHeader("Content-Type", "application/hanse-receipt+json")
        .read("/v1/members/{anna}/balance", FASHION)
        .expectJson("/available", 12)
        .expectJson("/held", 0)
        .expectJson("/debt", 0)
        .end(context);
  }

  @Test
  void aMessageForAnotherLedgersMemberIsPostedThereWhicheverNodeTakesIt(TestContext context) {
    AtomicLong before = new AtomicLong();
    scenario()
        .givenMember("dora", AMERICAS)
        .doing(() -> network.recorded(AMERICAS).onSuccess(before::set))
        .send(accrual("dora", "7.00"))
        .expectOk()
        .expectJson("/outcome/ledger", "americas")
        .doing(
            () ->
                network
                    .recorded(AMERICAS)
                    .compose(check(after -> assertEquals(before.get() + 1, after))))
        .read("/v1/members/{dora}/balance", OPERATOR)
        .expectJson("/available", 7)
        .end(context);
  }

  @Test
  void aRepeatGetsTheSameOctetsThroughAnyNodeInABundleAndUnderARotatedKey(TestContext context) {
    String message = accrual("anna", "5.00");
    scenario()
        .givenMember("anna", EUROPE)
        .send(message)
        .expectOk()
        .remember("first")
        .send(message)
        .expectSameAs("first")
        .send("rotated", message)
        .expectSameAs("first")
        .send("[" + accrual("anna", "6.00") + "," + message + "]")
        .expectJson("/answers/1/status", 200)
        .expectContains("first")
        .then(() -> americas)
        .send(message)
        .expectSameAs("first")
        .end(context);
  }

  @Test
  void aRefusalForGoodIsRepeatedOctetForOctet(TestContext context) {
    String redemption = Till.redemption(UUID.randomUUID(), "{anna}", 1);
    scenario()
        .givenMember("anna", EUROPE)
        .send(redemption)
        .expectProblem(422, "insufficient-balance")
        .remember("refusal")
        .then(() -> americas)
        .send(redemption)
        .expectSameAs("refusal")
        .end(context);
  }

  @Test
  void changedContentUnderAUsedIdIsAConflict(TestContext context) {
    UUID id = UUID.randomUUID();
    scenario()
        .givenMember("anna", EUROPE)
        .send(Till.accrual(id, "{anna}", "5.00"))
        .expectOk()
        .send(Till.accrual(id, "{anna}", "6.00"))
        .expectProblem(409, "id-conflict")
        .end(context);
  }

  @Test
  void aBundleOverTwoLedgersIsAnsweredInOrder(TestContext context) {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    UUID third = UUID.randomUUID();
    scenario()
        .givenMember("anna", EUROPE)
        .givenMember("dora", AMERICAS)
        .send(
            "[%s,%s,%s]"
                .formatted(
                    Till.accrual(first, "{dora}", "1.00"),
                    Till.accrual(second, "{anna}", "1.0"),
                    Till.accrual(third, "{anna}", "3.00")))
        .expectOk()
        .expectJson("/answers/0/id", first.toString())
        .expectJson("/answers/0/status", 200)
        .expectJson("/answers/1/id", second.toString())
        .expectJson("/answers/1/status", 400)
        .expectJson("/answers/1/problem/code", "invalid-amount")
        .expectJson("/answers/2/id", third.toString())
        .expectJson("/answers/2/status", 200)
        .end(context);
  }

  @Test
  void whatIsNotTrustedLeavesNoRow(TestContext context) {
    AtomicLong before = new AtomicLong();
    String good = accrual("anna", "5.00");
    scenario()
        .givenMember("anna", EUROPE)
        .doing(() -> network.recorded(EUROPE).onSuccess(before::set))
        .sendOctets(good, message -> flipped(signed(message)), Jws.MEDIA_TYPE)
        .expectProblem(401, "bad-signature")
        .sendOctets(good, message -> withLongSignature(signed(message)), Jws.MEDIA_TYPE)
        .expectProblem(401, "bad-signature")
        .send("stranger", good)
        .expectProblem(401, "unknown-key")
        .send("revoked", good)
        .expectProblem(401, "revoked-key")
        .sendOctets(good, message -> unsigned(signed(message)), Jws.MEDIA_TYPE)
        .expectProblem(401, "unsupported-algorithm")
        .send("hotel", good)
        .expectProblem(403, "wrong-participant")
        .sendOctets(good, NodeTest::signed, "application/json")
        .expectProblem(415, "unsupported-media-type")
        .doing(() -> unchanged(before))
        .send(good)
        .expectOk()
        .end(context);
  }

  @Test
  void whatIsNotUnderstoodLeavesNoRow(TestContext context) {
    AtomicLong before = new AtomicLong();
    String twice =
        accrual("anna", "5.00").replace("\"location\"", "\"type\":\"accrual\",\"location\"");
    String elsewhere = Till.accrual(UUID.randomUUID(), CardNumber.of(990300, 1), "5.00");
    scenario()
        .givenMember("anna", EUROPE)
        .doing(() -> network.recorded(EUROPE).onSuccess(before::set))
        .send(twice)
        .expectProblem(400, "malformed-json")
        .send(accrual("anna", "5.000"))
        .expectProblem(400, "invalid-amount")
        .send(accrual("anna", "1e400"))
        .expectProblem(400, "invalid-amount")
        .send(elsewhere)
        .expectProblem(400, "unreadable-route")
        .sendOctets("no jws", text -> text.getBytes(US_ASCII), Jws.MEDIA_TYPE)
        .expectProblem(400, "malformed-envelope")
        .sendOctets("", text -> new byte[10 << 20], Jws.MEDIA_TYPE)
        .expectProblem(413, "too-large")
        .doing(() -> unchanged(before))
        .end(context);
  }

  private static Future<?> unchanged(AtomicLong before) {
    return network.recorded(EUROPE).compose(check(after -> assertEquals(before.get(), after)));
  }

  private static byte[] signed(String message) {
    return Jws.sign(TestNetwork.key("fashion"), message.getBytes(UTF_8));
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

  @Test
  void readsNeedATokenThatGoesFarEnough(TestContext context) {
    scenario()
        .givenMember("anna", EUROPE)
        .read("/v1/members/{anna}/entries", "")
        .expectProblem(401, "unauthorized")
        .read("/v1/members/{anna}/entries", "guess")
        .expectProblem(401, "unauthorized")
        .read("/v1/ledgers/europe/windows/1/obligations", FASHION)
        .expectProblem(403, "forbidden")
        .read("/v1/nothing", OPERATOR)
        .expectProblem(404, "not-found")
        .read("/v1/members/1/balance", OPERATOR)
        .expectProblem(400, "invalid-request")
        .read("/v1/members/{anna}/entries?limit=1e3", OPERATOR)
        .expectProblem(400, "invalid-request")
        .read("/v1/messages", "")
        .expectProblem(405, "method-not-allowed")
        .end(context);
  }

  @Test
  void anEntrySaysByWhichRuleAndFromWhom(TestContext context) {
    scenario()
        .givenMember("anna", EUROPE)
        .send(accrual("anna", "5.00"))
        .read("/v1/members/{anna}/entries", FASHION)
        .expectOk()
        .expectJson("/entries/0/outcome/explanation/0/rule", "everything")
        .expectJson("/entries/0/movements/0/debit/kind", "issuer")
        .expectJson("/entries/0/movements/0/debit/account", "fashion")
        .end(context);
  }

  @Test
  void aReceiptIsFoundByItsMessageThroughAnyNode(TestContext context) {
    UUID id = UUID.randomUUID();
    scenario()
        .givenMember("anna", EUROPE)
        .send(Till.accrual(id, "{anna}", "5.00"))
        .remember("receipt")
        .then(() -> americas)
        .read("/v1/messages/fashion/" + id, FASHION)
        .expectSameAs("receipt")
        .end(context);
  }

  @Test
  void aNodeTellsThatItIsReadyAndWhatItDoes(TestContext context) {
    scenario()
        .givenMember("anna", EUROPE)
        .read("/health/ready", "")
        .expectOk()
        .read("/metrics", "")
        .expect(
            figures ->
                assertTrue(
                    figures
                        .body()
                        .contains(
                            "hanse_messages_total{ledger=\"europe\",outcome=\"applied\","
                                + "type=\"enrolment\"}"),
                    figures.body()))
        .expect(
            figures ->
                assertTrue(
                    figures.body().contains("hanse_batch_commit_seconds_count{ledger=\"europe\"} "),
                    figures.body()))
        .end(context);
  }

  @Test
  void thePageItsAssetsAndDescriptionsAreOpenToAll(TestContext context) {
    Scenario visit = scenario();
    List.of(
            "/assets/hanse.js",
            "/assets/hanse.css",
            "/assets/pico.min.css",
            "/assets/echarts.min.js",
            "/openapi.json",
            "/v1/directory/keys")
        .forEach(address -> visit.read(address, "").expectOk());
    visit
        .read("/", "")
        .expect(page -> assertTrue(page.body().contains("<title>Hanse"), page.body()))
        .end(context);
  }

  @Test
  void withoutItsHomesNodesAMessageIsUnavailableAndLaterHasOneEffect(TestContext context) {
    String message = accrual("dora", "5.00");
    scenario()
        .givenMember("dora", AMERICAS)
        .doing(() -> network.stop(americas))
        .send(message)
        .expectProblem(503, "unavailable")
        .expectHeader("Retry-After", "1")
        .doing(NodeTest::startAmericas)
        .send(message)
        .expectOk()
        .remember("receipt")
        .then(() -> americas)
        .send(message)
        .expectSameAs("receipt")
        .end(context);
  }

  @Test
  void aRepeatAfterItsNodesRestartGetsTheSameOctets(TestContext context) {
    String message = accrual("dora", "5.00");
    scenario()
        .then(() -> americas)
        .givenMember("dora", AMERICAS)
        .send(message)
        .expectOk()
        .remember("receipt")
        .doing(() -> network.stop(americas))
        .doing(NodeTest::startAmericas)
        .send(message)
        .expectSameAs("receipt")
        .end(context);
  }

  @Test
  void aLedgerThatDoesNotAnswerInTimeLeavesTheOutcomeOpenAndARepeatHasOneEffect(
      TestContext context) {
    String message = accrual("anna", "5.00");
    AtomicReference<Node> impatient = new AtomicReference<>();
    AtomicReference<Connection> stall = new AtomicReference<>();
    scenario()
        .givenMember("anna", EUROPE)
        .doing(() -> network.start(EUROPE, 1, Duration.ofSeconds(1)).onSuccess(impatient::set))
        .doing(() -> network.stall(EUROPE).onSuccess(stall::set))
        .then(impatient::get)
        .send(message)
        .expectProblem(503, "outcome-unknown")
        .lastly(() -> network.release(stall.get()))
        .lastly(() -> network.stop(impatient.get()))
        .then(() -> europe)
        .send(message)
        .expectOk()
        .read("/v1/members/{anna}/balance", OPERATOR)
        .expectJson("/available", 5)
        .end(context);
  }

  @Test
  void aKeyThatANewerDirectoryRevokesIsRefusedOnTheNextMessage(TestContext context) {
    scenario()
        .givenMember("anna", EUROPE)
        .send("lost", accrual("anna", "5.00"))
        .expectOk()
        .doing(() -> network.write(EUROPE, TestNetwork.directory(2)))
        .send("lost", accrual("anna", "6.00"))
        .expectProblem(401, "revoked-key")
        .end(context);
  }

  @Test
  void anIdThatAnotherLedgerUsedIsAConflict(TestContext context) {
    Scenario story = scenario().givenMember("anna", EUROPE).givenMember("dora", AMERICAS);
    story.doing(() -> usedThereAfterHere(story, 100)).end(context);
  }

  /** Other ledgers hear of a used id a moment after its answer, so a first attempt may be early. */
  private static Future<?> usedThereAfterHere(Scenario story, int tries) {
    UUID id = UUID.randomUUID();
    return TILL.post(europe, "fashion", Till.accrual(id, story.card("anna"), "5.00"))
        .compose(
            used ->
                TILL.post(
                    europe, "fashion", Till.accrual(UUID.randomUUID(), story.card("anna"), "5.00")))
        .compose(next -> TILL.post(europe, "fashion", Till.accrual(id, story.card("dora"), "5.00")))
        .compose(
            there -> {
              if (there.statusCode() == 200 && tries > 1) {
                return usedThereAfterHere(story, tries - 1);
              }
              assertEquals(409, there.statusCode(), there.body());
              assertTrue(there.body().contains("\"code\":\"id-conflict\""), there.body());
              return Future.succeededFuture();
            });
  }
}
