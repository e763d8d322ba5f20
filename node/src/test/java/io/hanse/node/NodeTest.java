package io.hanse.node;

import static io.hanse.node.TestNetwork.AMERICAS;
import static io.hanse.node.TestNetwork.EUROPE;
import static io.hanse.node.TestNetwork.FASHION;
import static io.hanse.node.TestNetwork.OPERATOR;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.signing.Jws;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A network of two ledgers as a till and a reader meet it. */
class NodeTest {
  private static TestNetwork network;
  private static Node europe;
  private static Node americas;
  private static final Till TILL = new Till();

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
  void aPurchaseIsAnsweredWithItsReceiptAndSeenInTheBalance() throws Exception {
    CardNumber card = TILL.enrol(europe, EUROPE);

    HttpResponse<String> answer =
        TILL.post(europe, "fashion", Till.accrual(UUID.randomUUID(), card, "12.00"));

    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals(
        "application/hanse-receipt+json",
        answer.headers().firstValue("Content-Type").orElseThrow());
    String balance = TILL.get(europe, "/v1/members/" + card + "/balance", FASHION).body();
    assertTrue(balance.contains("\"available\":12,\"held\":0,\"debt\":0"), balance);
  }

  @Test
  void aMessageForAnotherLedgersMemberIsPostedThereWhicheverNodeTakesIt() throws Exception {
    CardNumber card = TILL.enrol(europe, AMERICAS);
    long before = network.recorded(AMERICAS);

    HttpResponse<String> answer =
        TILL.post(europe, "fashion", Till.accrual(UUID.randomUUID(), card, "7.00"));

    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"ledger\":\"americas\""), answer.body());
    assertEquals(before + 1, network.recorded(AMERICAS));
    String balance = TILL.get(europe, "/v1/members/" + card + "/balance", OPERATOR).body();
    assertTrue(balance.contains("\"available\":7"), balance);
  }

  @Test
  void aRepeatGetsTheSameOctetsThroughAnyNodeInABundleAndUnderARotatedKey() throws Exception {
    CardNumber card = TILL.enrol(europe, EUROPE);
    String message = Till.accrual(UUID.randomUUID(), card, "5.00");
    String receipt = TILL.post(europe, "fashion", message).body();

    String again = TILL.post(europe, "fashion", message).body();
    String elsewhere = TILL.post(americas, "fashion", message).body();
    String rotated = TILL.post(europe, "rotated", message).body();
    String other = Till.accrual(UUID.randomUUID(), card, "6.00");
    String bundle = TILL.post(europe, "fashion", "[" + other + "," + message + "]").body();

    assertEquals(receipt, again);
    assertEquals(receipt, elsewhere);
    assertEquals(receipt, rotated);
    assertTrue(bundle.contains("\"receipt\":" + receipt + "}]}"), bundle);
  }

  @Test
  void aRefusalForGoodIsRepeatedOctetForOctet() throws Exception {
    CardNumber card = TILL.enrol(europe, EUROPE);
    String message = Till.redemption(UUID.randomUUID(), card, 1);

    HttpResponse<String> first = TILL.post(europe, "fashion", message);
    HttpResponse<String> second = TILL.post(americas, "fashion", message);

    assertEquals(422, first.statusCode());
    assertTrue(first.body().contains("\"code\":\"insufficient-balance\""), first.body());
    assertEquals(first.body(), second.body());
  }

  @Test
  void changedContentUnderAUsedIdIsAConflict() throws Exception {
    CardNumber card = TILL.enrol(europe, EUROPE);
    UUID id = UUID.randomUUID();
    TILL.post(europe, "fashion", Till.accrual(id, card, "5.00"));

    HttpResponse<String> answer = TILL.post(europe, "fashion", Till.accrual(id, card, "6.00"));

    assertProblem(409, "id-conflict", answer);
  }

  @Test
  void aBundleOverTwoLedgersIsAnsweredInOrder() throws Exception {
    CardNumber here = TILL.enrol(europe, EUROPE);
    CardNumber there = TILL.enrol(europe, AMERICAS);
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    UUID third = UUID.randomUUID();
    String bundle =
        "[%s,%s,%s]"
            .formatted(
                Till.accrual(first, there, "1.00"),
                Till.accrual(second, here, "1.0"),
                Till.accrual(third, here, "3.00"));

    HttpResponse<String> answer = TILL.post(europe, "fashion", bundle);

    assertEquals(200, answer.statusCode());
    String body = answer.body();
    int one = body.indexOf("{\"id\":\"" + first + "\",\"status\":200");
    int two = body.indexOf("{\"id\":\"" + second + "\",\"status\":400");
    int three = body.indexOf("{\"id\":\"" + third + "\",\"status\":200");
    assertTrue(0 < one && one < two && two < three, body);
    assertTrue(body.contains("invalid-amount"), body);
  }

  @Test
  void whatIsNotTrustedOrNotUnderstoodGetsItsAnswerAndLeavesNoRow() throws Exception {
    CardNumber card = TILL.enrol(europe, EUROPE);
    String good = Till.accrual(UUID.randomUUID(), card, "5.00");
    byte[] signed = Jws.sign(TestNetwork.key("fashion"), good.getBytes(UTF_8));
    long before = network.recorded(EUROPE);

    assertProblem(401, "bad-signature", send(flipped(signed)));
    assertProblem(401, "bad-signature", send(withLongSignature(signed)));
    assertProblem(401, "unknown-key", TILL.post(europe, "stranger", good));
    assertProblem(401, "revoked-key", TILL.post(europe, "revoked", good));
    assertProblem(401, "unsupported-algorithm", send(unsigned(signed)));
    assertProblem(403, "wrong-participant", TILL.post(europe, "hotel", good));
    String twice = good.replace("\"location\"", "\"type\":\"accrual\",\"location\"");
    assertProblem(400, "malformed-json", TILL.post(europe, "fashion", twice));
    String scale = Till.accrual(UUID.randomUUID(), card, "5.000");
    assertProblem(400, "invalid-amount", TILL.post(europe, "fashion", scale));
    String huge = Till.accrual(UUID.randomUUID(), card, "1e400");
    assertProblem(400, "invalid-amount", TILL.post(europe, "fashion", huge));
    String nowhere = Till.accrual(UUID.randomUUID(), CardNumber.of(990300, 1), "5.00");
    assertProblem(400, "unreadable-route", TILL.post(europe, "fashion", nowhere));
    assertProblem(400, "malformed-envelope", send("no jws".getBytes(US_ASCII)));
    assertProblem(415, "unsupported-media-type", TILL.post(europe, signed, "application/json"));
    assertProblem(413, "too-large", send(new byte[10 << 20]));
    assertEquals(before, network.recorded(EUROPE));
    assertEquals(200, send(signed).statusCode());
  }

  private static HttpResponse<String> send(byte[] envelope)
      throws IOException, InterruptedException {
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

  private static void assertProblem(int status, String code, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), code + ": " + answer.body());
    assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElseThrow());
  }

  @Test
  void readsNeedATokenThatGoesFarEnough() throws Exception {
    CardNumber card = TILL.enrol(europe, EUROPE);
    TILL.post(europe, "fashion", Till.accrual(UUID.randomUUID(), card, "5.00"));
    String entries = "/v1/members/" + card + "/entries";

    assertProblem(401, "unauthorized", TILL.get(europe, entries, ""));
    assertProblem(401, "unauthorized", TILL.get(europe, entries, "guess"));
    assertProblem(
        403, "forbidden", TILL.get(europe, "/v1/ledgers/europe/windows/1/obligations", FASHION));
    assertProblem(404, "not-found", TILL.get(europe, "/v1/nothing", OPERATOR));
    assertProblem(400, "invalid-request", TILL.get(europe, "/v1/members/1/balance", OPERATOR));
    assertProblem(405, "method-not-allowed", TILL.get(europe, "/v1/messages", ""));
    HttpResponse<String> found = TILL.get(europe, entries, FASHION);
    assertEquals(200, found.statusCode(), found.body());
    assertTrue(found.body().contains("\"rule\":\"everything\""), found.body());
    assertTrue(
        found.body().contains("\"debit\":{\"kind\":\"issuer\",\"account\":\"fashion\"}"),
        found.body());
  }

  @Test
  void aReceiptIsFoundByItsMessageThroughAnyNode() throws Exception {
    CardNumber card = TILL.enrol(europe, EUROPE);
    UUID id = UUID.randomUUID();
    String receipt = TILL.post(europe, "fashion", Till.accrual(id, card, "5.00")).body();

    HttpResponse<String> found = TILL.get(americas, "/v1/messages/fashion/" + id, FASHION);

    assertEquals(receipt, found.body());
  }

  @Test
  void aNodeTellsThatItIsReadyAndWhatItDoes() throws Exception {
    TILL.enrol(europe, EUROPE);

    HttpResponse<String> ready = TILL.get(europe, "/health/ready", "");
    String figures = TILL.get(europe, "/metrics", "").body();
    String page = TILL.get(europe, "/", "").body();

    assertEquals(200, ready.statusCode(), ready.body());
    assertTrue(
        figures.contains(
            "hanse_messages_total{ledger=\"europe\",outcome=\"applied\",type=\"enrolment\"}"),
        figures);
    assertTrue(figures.contains("hanse_batch_commit_seconds_count{ledger=\"europe\"} "), figures);
    assertTrue(page.contains("<title>Hanse"), page);
    for (String asset : new String[] {"hanse.js", "hanse.css", "pico.min.css", "echarts.min.js"}) {
      assertEquals(200, TILL.get(europe, "/assets/" + asset, "").statusCode(), asset);
    }
    assertEquals(200, TILL.get(europe, "/openapi.json", "").statusCode());
    assertEquals(200, TILL.get(europe, "/v1/directory/keys", "").statusCode());
  }

  @Test
  void withoutItsHomesNodesAMessageIsUnavailableAndLaterHasOneEffect() throws Exception {
    CardNumber card = TILL.enrol(europe, AMERICAS);
    String message = Till.accrual(UUID.randomUUID(), card, "5.00");
    network.stop(americas);

    HttpResponse<String> down = TILL.post(europe, "fashion", message);
    americas = network.start(AMERICAS, 1);
    HttpResponse<String> up = TILL.post(europe, "fashion", message);
    HttpResponse<String> again = TILL.post(americas, "fashion", message);

    assertProblem(503, "unavailable", down);
    assertEquals("1", down.headers().firstValue("Retry-After").orElseThrow());
    assertEquals(200, up.statusCode(), up.body());
    assertEquals(up.body(), again.body());
  }

  @Test
  void aRepeatAfterItsNodesRestartGetsTheSameOctets() throws Exception {
    CardNumber card = TILL.enrol(americas, AMERICAS);
    String message = Till.accrual(UUID.randomUUID(), card, "5.00");
    String receipt = TILL.post(americas, "fashion", message).body();
    network.stop(americas);
    americas = network.start(AMERICAS, 1);

    HttpResponse<String> again = TILL.post(americas, "fashion", message);

    assertEquals(200, again.statusCode(), again.body());
    assertEquals(receipt, again.body());
  }

  @Test
  void aLedgerThatDoesNotAnswerInTimeLeavesTheOutcomeOpenAndARepeatHasOneEffect() throws Exception {
    CardNumber card = TILL.enrol(europe, EUROPE);
    String message = Till.accrual(UUID.randomUUID(), card, "5.00");
    HttpResponse<String> stalled;
    try (Connection stall = network.stall(EUROPE)) {
      stalled = TILL.post(europe, "fashion", message);
      stall.rollback();
    }

    HttpResponse<String> again = TILL.post(europe, "fashion", message);

    assertProblem(503, "outcome-unknown", stalled);
    assertEquals(200, again.statusCode(), again.body());
    String balance = TILL.get(europe, "/v1/members/" + card + "/balance", FASHION).body();
    assertTrue(balance.contains("\"available\":5,"), balance);
  }

  @Test
  void aKeyThatANewerDirectoryRevokesIsRefusedOnTheNextMessage() throws Exception {
    CardNumber card = TILL.enrol(europe, EUROPE);
    String before = Till.accrual(UUID.randomUUID(), card, "5.00");
    assertEquals(200, TILL.post(europe, "lost", before).statusCode());
    network.write(EUROPE, TestNetwork.directory(2));

    HttpResponse<String> next =
        TILL.post(europe, "lost", Till.accrual(UUID.randomUUID(), card, "6.00"));

    assertProblem(401, "revoked-key", next);
  }

  @Test
  void anIdThatAnotherLedgerUsedIsAConflict() throws Exception {
    CardNumber here = TILL.enrol(europe, EUROPE);
    CardNumber there = TILL.enrol(europe, AMERICAS);
    UUID id = UUID.randomUUID();
    TILL.post(europe, "fashion", Till.accrual(id, here, "5.00"));

    HttpResponse<String> answer = TILL.post(europe, "fashion", Till.accrual(id, there, "5.00"));
    for (int more = 0; more < 100 && answer.statusCode() == 200; more++) {
      // What is remembered is announced a moment after the answer.
      id = UUID.randomUUID();
      TILL.post(europe, "fashion", Till.accrual(id, here, "5.00"));
      TILL.post(europe, "fashion", Till.accrual(UUID.randomUUID(), here, "5.00"));
      answer = TILL.post(europe, "fashion", Till.accrual(id, there, "5.00"));
    }

    assertProblem(409, "id-conflict", answer);
  }
}
