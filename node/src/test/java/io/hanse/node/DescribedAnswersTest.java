package io.hanse.node;

import static io.hanse.node.TestNetwork.AMERICAS;
import static io.hanse.node.TestNetwork.EUROPE;
import static io.hanse.node.TestNetwork.FASHION;
import static io.hanse.node.TestNetwork.OPERATOR;
import static io.hanse.testing.Check.check;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.signing.Jws;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.unit.TestContext;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Real answers, held against the description that the node itself serves. */
@ExtendWith(VertxUnit.class)
class DescribedAnswersTest {
  private static final String MESSAGES = "post /v1/messages";
  private static final Till TILL = new Till();
  private static TestNetwork network;
  private static Node node;
  private static Description description;

  @BeforeAll
  static void open(TestContext context, Vertx vertx) throws IOException {
    TestNetwork.start(vertx)
        .onSuccess(started -> network = started)
        .compose(started -> network.start(EUROPE, 0))
        .onSuccess(started -> node = started)
        .compose(started -> TILL.get(node, "/openapi.json", ""))
        .onComplete(
            context.asyncAssertSuccess(served -> description = new Description(served.body())));
  }

  @AfterAll
  static void close(TestContext context) {
    network.close().onComplete(context.asyncAssertSuccess());
  }

  /** A step that fails where the answer is not as described, and else gives its body. */
  private static Future<String> checked(String route, Future<HttpResponse<String>> answer) {
    return answer
        .compose(
            check(
                heard ->
                    assertEquals(
                        List.of(),
                        description.faults(route, heard),
                        () -> route + ": " + heard.body())))
        .map(HttpResponse::body);
  }

  private static Future<String> checked(String route, String path, String token) {
    return checked("get " + route, TILL.get(node, path, token));
  }

  /** What a hotel says about a member. */
  private static String said(String type, UUID id, CardNumber card, String more) {
    return """
    {"type":"%s","id":"%s","participant":"hotel","location":"gaslamp","occurredAt":"%s",\
    "member":{"card":"%s"}%s}\
    """
        .formatted(type, id, Instant.now().truncatedTo(ChronoUnit.SECONDS), card, more);
  }

  private static Future<String> shopSays(String message) {
    return checked(MESSAGES, TILL.post(node, "fashion", message));
  }

  private static Future<String> hotelSays(String type, UUID id, CardNumber card, String more) {
    return checked(MESSAGES, TILL.post(node, "hotel", said(type, id, card, more)));
  }

  /** A member with every kind of movement that needs no waiting; in the first window. */
  private static Future<CardNumber> livelyMember(Set<String> results) {
    return shopSays(Till.enrolment(EUROPE))
        .onSuccess(enrolled -> results.add(result(enrolled)))
        .map(
            enrolled ->
                CardNumber.parse(enrolled.replaceFirst("(?s).*\"card\":\"([0-9]+)\".*", "$1")))
        .compose(card -> inTurn(movements(card), results).map(card));
  }

  private static List<Supplier<Future<String>>> movements(CardNumber card) {
    UUID bought = UUID.randomUUID();
    UUID held = UUID.randomUUID();
    UUID redeemed = UUID.randomUUID();
    return List.of(
        () -> shopSays(Till.accrual(bought, card, "500.00")),
        () -> hotelSays("redemption.authorization", held, card, ",\"points\":200,\"expiresIn\":60"),
        () ->
            hotelSays(
                "redemption.capture",
                UUID.randomUUID(),
                card,
                ",\"authorization\":\"" + held + "\",\"points\":150"),
        () ->
            hotelSays(
                "redemption",
                redeemed,
                card,
                ",\"value\":{\"currency\":\"USD\",\"amount\":\"1.00\"}"),
        () -> hotelSays("reversal", UUID.randomUUID(), card, ",\"original\":\"" + redeemed + "\""),
        () -> voided(card),
        () -> shopSays(returned(bought, card)),
        () -> hotelSays("redemption", UUID.randomUUID(), card, ",\"points\":1000000"));
  }

  private static Future<?> inTurn(List<Supplier<Future<String>>> steps, Set<String> results) {
    if (steps.isEmpty()) {
      return Future.succeededFuture();
    }
    return steps
        .getFirst()
        .get()
        .compose(
            answer -> {
              results.add(result(answer));
              return inTurn(steps.subList(1, steps.size()), results);
            });
  }

  private static String result(String answer) {
    return answer.replaceFirst("(?s).*\"result\":\"([a-z-]+)\".*", "$1");
  }

  private static Future<String> voided(CardNumber card) {
    UUID held = UUID.randomUUID();
    return hotelSays("redemption.authorization", held, card, ",\"points\":10,\"expiresIn\":60")
        .compose(
            answer ->
                hotelSays(
                    "redemption.void",
                    UUID.randomUUID(),
                    card,
                    ",\"authorization\":\"" + held + "\""));
  }

  private static String returned(UUID bought, CardNumber card) {
    return said("reversal", UUID.randomUUID(), card, ",\"original\":\"" + bought + "\"")
        .replace("hotel", "fashion")
        .replace("gaslamp", "mitte");
  }

  @Test
  void messagesReadsAndProofsAreAnsweredAsDescribed(TestContext context) {
    Set<String> results = new ConcurrentSkipListSet<>();
    UUID last = UUID.randomUUID();
    livelyMember(results)
        .compose(check(card -> assertEquals(RESULTS, results)))
        .compose(
            card ->
                shopSays(Till.accrual(last, card, "9.00"))
                    .compose(
                        receipt ->
                            network
                                .cut(EUROPE, 1)
                                .compose(seal -> ofTheWindow(seal))
                                .compose(window -> ofTheMember(card))
                                .compose(member -> ofTheMessage(last, receipt))
                                .compose(message -> ofTheBatch(receipt))))
        .onComplete(context.asyncAssertSuccess());
  }

  private static final Set<String> RESULTS =
      Set.of(
          "enrolled",
          "accrued",
          "held",
          "redeemed",
          "restored",
          "released",
          "clawed-back",
          "refused");

  private static final Set<String> KINDS =
      Set.of("accrual", "hold", "capture", "release", "redemption", "restore", "clawback");

  private static Future<?> ofTheMember(CardNumber card) {
    String route = "/v1/members/{card}";
    String path = "/v1/members/" + card;
    return checked(route + "/balance", path + "/balance", FASHION)
        .compose(balance -> checked(route + "/entries", path + "/entries?limit=2", FASHION))
        .compose(two -> checked(route + "/entries", path + "/entries", OPERATOR))
        .compose(check(entries -> assertTrue(kinds(entries).containsAll(KINDS), entries)));
  }

  private static Set<String> kinds(String entries) {
    Set<String> kinds = new TreeSet<>();
    Pattern.compile("\"kind\":\"([a-z-]+)\",\"debit\"")
        .matcher(entries)
        .results()
        .forEach(movement -> kinds.add(movement.group(1)));
    return kinds;
  }

  private static Future<?> ofTheMessage(UUID id, String receipt) {
    return checked("/v1/messages/{participant}/{id}", "/v1/messages/fashion/" + id, FASHION)
        .compose(check(again -> assertEquals(receipt, again)))
        .compose(
            again ->
                checked(
                    "get /v1/messages/{participant}/{id}",
                    TILL.get(
                        node,
                        "/v1/messages/fashion/" + id,
                        FASHION,
                        "application/hanse-message+json")))
        .compose(
            check(
                message ->
                    assertEquals(
                        new JsonObject()
                            .put("receipt", new JsonObject(receipt))
                            .put(
                                "left",
                                new JsonArray()
                                    .add(
                                        new JsonObject(
                                            """
                                            {"line": 1, "quantity": "1", "points": 9,
                                             "amount": {"currency": "EUR", "amount": "9.00"}}
                                            """))),
                        new JsonObject(message))));
  }

  private static Future<?> ofTheBatch(String receipt) {
    String lane = receipt.replaceFirst("(?s).*\"lane\":([0-9]+).*", "$1");
    String number = receipt.replaceFirst("(?s).*\"number\":([0-9]+).*", "$1");
    String route = "/v1/ledgers/{ledger}/batches/{lane}/{number}";
    String path = "/v1/ledgers/europe/batches/" + lane + "/" + number;
    return Future.all(
        checked(route, path, FASHION),
        checked(route + "/proof", path + "/proof", FASHION),
        checked(route, "/v1/ledgers/europe/batches/1/999999", FASHION));
  }

  private static Future<?> ofTheWindow(String seal) {
    String route = "/v1/ledgers/{ledger}/windows/{window}";
    String path = "/v1/ledgers/europe/windows/1";
    return Future.all(
        checked(route + "/seal", path + "/seal", FASHION)
            .compose(check(served -> assertEquals(seal, served))),
        checked(route + "/obligations", path + "/obligations", OPERATOR)
            .compose(
                check(
                    obligations ->
                        assertTrue(
                            obligations.contains("\"kind\":\"redemption-reversal\""),
                            obligations))),
        checked(route + "/trial-balance", path + "/trial-balance", OPERATOR));
  }

  @Test
  void whatIsRefusedIsAnsweredAsDescribed(TestContext context) {
    UUID id = UUID.randomUUID();
    TILL.enrol(node, EUROPE)
        .compose(
            card -> {
              String good = Till.accrual(id, card, "1.00");
              String unfit = Till.accrual(UUID.randomUUID(), card, "1.0");
              return answered(200, TILL.post(node, "fashion", "[" + good + "," + unfit + "]"))
                  .compose(
                      posted ->
                          Future.all(
                              List.of(
                                  answered(
                                      409,
                                      TILL.post(node, "fashion", Till.accrual(id, card, "2.00"))),
                                  answered(400, TILL.post(node, "fashion", unfit)),
                                  answered(401, TILL.post(node, "stranger", good)),
                                  answered(403, TILL.post(node, "hotel", good)),
                                  answered(
                                      413, TILL.post(node, new byte[6_000_000], Jws.MEDIA_TYPE)),
                                  answered(
                                      415,
                                      TILL.post(node, "{}".getBytes(US_ASCII), "application/json")),
                                  answered(
                                      503, TILL.post(node, "fashion", Till.enrolment(AMERICAS))))));
            })
        .onComplete(context.asyncAssertSuccess());
  }

  private static Future<?> answered(int status, Future<HttpResponse<String>> answer) {
    return checked(MESSAGES, answer)
        .compose(body -> answer)
        .compose(check(heard -> assertEquals(status, heard.statusCode(), heard.body())));
  }

  @Test
  void readsThatAreTurnedAwayAreAnsweredAsDescribed(TestContext context) {
    String balance = "/v1/members/{card}/balance";
    String obligations = "/v1/ledgers/{ledger}/windows/{window}/obligations";
    String elsewhere = "/v1/members/" + CardNumber.of(990_200, 1) + "/balance";
    Future.all(
            List.of(
                checked(balance, "/v1/members/1/balance", OPERATOR),
                checked(balance, "/v1/members/9901000000000019/balance", ""),
                checked(balance, "/v1/members/4000010123456783/balance", OPERATOR),
                checked(balance, elsewhere, OPERATOR),
                checked(obligations, "/v1/ledgers/europe/windows/9/obligations", FASHION),
                checked(obligations, "/v1/ledgers/europe/windows/9/obligations", OPERATOR),
                checked(obligations, "/v1/ledgers/americas/windows/9/obligations", OPERATOR)))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void whatIsOpenToAllIsAnsweredAsDescribed(TestContext context) {
    Future.all(
            List.of(
                checked("/health/live", "/health/live", ""),
                checked("/health/ready", "/health/ready", ""),
                checked("/metrics", "/metrics", ""),
                checked("/openapi.json", "/openapi.json", ""),
                checked("/v1/directory/keys", "/v1/directory/keys", ""),
                checked("/live/state", "/live/state", ""),
                checked("/", "/", ""),
                checked("/assets/{name}", "/assets/hanse.js", ""),
                checked("/assets/{name}", "/assets/nothing", "")))
        .onComplete(context.asyncAssertSuccess());
  }
}
