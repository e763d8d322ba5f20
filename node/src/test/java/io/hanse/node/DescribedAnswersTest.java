package io.hanse.node;

import static io.hanse.node.TestNetwork.AMERICAS;
import static io.hanse.node.TestNetwork.EUROPE;
import static io.hanse.node.TestNetwork.FASHION;
import static io.hanse.node.TestNetwork.OPERATOR;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.signing.Jws;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real answers, held against the description that the node itself serves. */
class DescribedAnswersTest {
  private static final String MESSAGES = "post /v1/messages";
  private static final Till TILL = new Till();
  private static TestNetwork network;
  private static Node node;
  private static Description description;

  @BeforeAll
  static void open() throws Exception {
    network = new TestNetwork();
    node = network.start(EUROPE, 0);
    description = new Description(TILL.get(node, "/openapi.json", "").body());
  }

  @AfterAll
  static void close() throws IOException {
    network.close();
  }

  private static String checked(String route, HttpResponse<String> answer) {
    assertEquals(List.of(), description.faults(route, answer), route + ": " + answer.body());
    return answer.body();
  }

  private static String checked(String route, String path, String token) throws Exception {
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

  private static String hotelSays(String type, UUID id, CardNumber card, String more)
      throws Exception {
    return checked(MESSAGES, TILL.post(node, "hotel", said(type, id, card, more)));
  }

  /** A member with every kind of movement that needs no waiting; in the first window. */
  private static CardNumber livelyMember(Set<String> results) throws Exception {
    String enrolled = checked(MESSAGES, TILL.post(node, "fashion", Till.enrolment(EUROPE)));
    CardNumber card =
        CardNumber.parse(enrolled.replaceFirst("(?s).*\"card\":\"([0-9]+)\".*", "$1"));
    UUID bought = UUID.randomUUID();
    UUID held = UUID.randomUUID();
    UUID redeemed = UUID.randomUUID();
    List<String> answers =
        List.of(
            enrolled,
            checked(MESSAGES, TILL.post(node, "fashion", Till.accrual(bought, card, "500.00"))),
            hotelSays("redemption.authorization", held, card, ",\"points\":200,\"expiresIn\":60"),
            hotelSays(
                "redemption.capture",
                UUID.randomUUID(),
                card,
                ",\"authorization\":\"" + held + "\",\"points\":150"),
            hotelSays(
                "redemption",
                redeemed,
                card,
                ",\"value\":{\"currency\":\"USD\",\"amount\":\"1.00\"}"),
            hotelSays("reversal", UUID.randomUUID(), card, ",\"original\":\"" + redeemed + "\""),
            voided(card),
            checked(MESSAGES, TILL.post(node, "fashion", returned(bought, card))),
            hotelSays("redemption", UUID.randomUUID(), card, ",\"points\":1000000"));
    for (String answer : answers) {
      results.add(answer.replaceFirst("(?s).*\"result\":\"([a-z-]+)\".*", "$1"));
    }
    return card;
  }

  private static String voided(CardNumber card) throws Exception {
    UUID held = UUID.randomUUID();
    hotelSays("redemption.authorization", held, card, ",\"points\":10,\"expiresIn\":60");
    return hotelSays(
        "redemption.void", UUID.randomUUID(), card, ",\"authorization\":\"" + held + "\"");
  }

  private static String returned(UUID bought, CardNumber card) {
    return said("reversal", UUID.randomUUID(), card, ",\"original\":\"" + bought + "\"")
        .replace("hotel", "fashion")
        .replace("gaslamp", "mitte");
  }

  @Test
  void messagesReadsAndProofsAreAnsweredAsDescribed() throws Exception {
    Set<String> results = new TreeSet<>();
    CardNumber card = livelyMember(results);
    assertEquals(
        Set.of(
            "enrolled",
            "accrued",
            "held",
            "redeemed",
            "restored",
            "released",
            "clawed-back",
            "refused"),
        results);
    UUID last = UUID.randomUUID();
    String receipt =
        checked(MESSAGES, TILL.post(node, "fashion", Till.accrual(last, card, "9.00")));
    String seal = network.cut(EUROPE, 1);

    String member = "/v1/members/{card}";
    checked(member + "/balance", "/v1/members/" + card + "/balance", FASHION);
    String entries = checked(member + "/entries", "/v1/members/" + card + "/entries", OPERATOR);
    checked(member + "/entries", "/v1/members/" + card + "/entries?limit=2", FASHION);
    String again =
        checked("/v1/messages/{participant}/{id}", "/v1/messages/fashion/" + last, FASHION);
    assertEquals(receipt, again);
    assertTrue(
        kinds(entries)
            .containsAll(
                Set.of(
                    "accrual", "hold", "capture", "release", "redemption", "restore", "clawback")),
        entries);
    ofTheBatch(receipt);
    ofTheWindow(seal);
  }

  private static Set<String> kinds(String entries) {
    Set<String> kinds = new TreeSet<>();
    Pattern.compile("\"kind\":\"([a-z-]+)\",\"debit\"")
        .matcher(entries)
        .results()
        .forEach(movement -> kinds.add(movement.group(1)));
    return kinds;
  }

  private static void ofTheBatch(String receipt) throws Exception {
    String lane = receipt.replaceFirst("(?s).*\"lane\":([0-9]+).*", "$1");
    String number = receipt.replaceFirst("(?s).*\"number\":([0-9]+).*", "$1");
    String route = "/v1/ledgers/{ledger}/batches/{lane}/{number}";
    String path = "/v1/ledgers/europe/batches/" + lane + "/" + number;
    checked(route, path, FASHION);
    checked(route + "/proof", path + "/proof", FASHION);
    checked(route, "/v1/ledgers/europe/batches/1/999999", FASHION);
  }

  private static void ofTheWindow(String seal) throws Exception {
    String route = "/v1/ledgers/{ledger}/windows/{window}";
    String path = "/v1/ledgers/europe/windows/1";
    assertEquals(seal, checked(route + "/seal", path + "/seal", FASHION));
    String obligations = checked(route + "/obligations", path + "/obligations", OPERATOR);
    assertTrue(obligations.contains("\"kind\":\"redemption-reversal\""), obligations);
    checked(route + "/trial-balance", path + "/trial-balance", OPERATOR);
  }

  @Test
  void whatIsRefusedIsAnsweredAsDescribed() throws Exception {
    CardNumber card = TILL.enrol(node, EUROPE);
    UUID id = UUID.randomUUID();
    String good = Till.accrual(id, card, "1.00");
    String unfit = Till.accrual(UUID.randomUUID(), card, "1.0");
    Map<String, HttpResponse<String>> answers =
        Map.of(
            "200", TILL.post(node, "fashion", "[" + good + "," + unfit + "]"),
            "409", TILL.post(node, "fashion", Till.accrual(id, card, "2.00")),
            "400", TILL.post(node, "fashion", unfit),
            "401", TILL.post(node, "stranger", good),
            "403", TILL.post(node, "hotel", good),
            "413", TILL.post(node, new byte[6_000_000], Jws.MEDIA_TYPE),
            "415", TILL.post(node, "{}".getBytes(US_ASCII), "application/json"),
            "503", TILL.post(node, "fashion", Till.enrolment(AMERICAS)));

    answers.forEach(
        (status, answer) -> {
          checked(MESSAGES, answer);
          assertEquals(status, "" + answer.statusCode());
        });
  }

  @Test
  void readsThatAreTurnedAwayAreAnsweredAsDescribed() throws Exception {
    String balance = "/v1/members/{card}/balance";
    String obligations = "/v1/ledgers/{ledger}/windows/{window}/obligations";
    checked(balance, "/v1/members/1/balance", OPERATOR);
    checked(balance, "/v1/members/9901000000000019/balance", "");
    checked(balance, "/v1/members/4000010123456783/balance", OPERATOR);
    checked(balance, "/v1/members/" + CardNumber.of(990_200, 1) + "/balance", OPERATOR);
    checked(obligations, "/v1/ledgers/europe/windows/9/obligations", FASHION);
    checked(obligations, "/v1/ledgers/europe/windows/9/obligations", OPERATOR);
    checked(obligations, "/v1/ledgers/americas/windows/9/obligations", OPERATOR);
  }

  @Test
  void whatIsOpenToAllIsAnsweredAsDescribed() throws Exception {
    for (String path :
        List.of(
            "/health/live",
            "/health/ready",
            "/metrics",
            "/openapi.json",
            "/v1/directory/keys",
            "/")) {
      checked(path, path, "");
    }
    checked("/assets/{name}", "/assets/hanse.js", "");
    checked("/assets/{name}", "/assets/nothing", "");
  }
}
