package io.hanse.standalone.e2e;

import static io.hanse.standalone.network.NetworkPlan.AMERICAS;
import static io.hanse.standalone.network.NetworkPlan.EUROPE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.MessageWriter;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.receipt.ReceiptVerifier;
import io.hanse.protocol.signing.Jws;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.standalone.network.NetworkFiles;
import io.hanse.standalone.network.Participants;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one ledger, one on another, clearing: four processes started from files. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeparateProcessesTest {
  @TempDir static Path folder;

  private static TestNetwork network;
  private static TestMerchant shop;

  @BeforeAll
  static void start() throws Exception {
    network = TestNetwork.start(folder, plan -> plan.withEuropeNodes(2));
    shop =
        new TestMerchant(
            network.http(),
            Participants.SPREE_MODE,
            "mitte",
            "EUR",
            network.files().signingKeyOf(Participants.SPREE_MODE));
  }

  @AfterAll
  static void stop() throws Exception {
    if (network != null) {
      network.close();
    }
  }

  @Test
  @Order(1)
  void fiftyClientsAtTwoNodesSpendExactlyWhatTenMembersHave() throws Exception {
    List<CardNumber> cards = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      CardNumber card = shop.enrol(network.node(0), EUROPE);
      // 3 points for a euro: 300 points each.
      assertEquals(200, shop.send(network.node(1), shop.purchase(card, 100_00)).status());
      cards.add(card);
    }
    long seed = new SplittableRandom().nextLong();

    List<TestMerchant.Answer> answers = spendAll(cards, 50, 10, 13, seed);

    long spent =
        answers.stream()
            .filter(answer -> answer.status() == 200)
            .mapToLong(answer -> ((Outcome.Redeemed) answer.outcome()).points().value())
            .sum();
    List<TestMerchant.Answer> refused =
        answers.stream().filter(answer -> answer.status() != 200).toList();
    // 23 redemptions of 13 points fit into 300; the last point of each is spent one by one.
    assertEquals(10 * 23 * 13, spent, "seed " + seed);
    for (TestMerchant.Answer answer : refused) {
      assertEquals(422, answer.status(), answer::text);
      assertTrue(answer.text().contains("\"insufficient-balance\""), answer::text);
    }
    for (CardNumber card : cards) {
      TestMerchant.Answer last = shop.send(network.node(0), shop.redemption(card, 1));
      assertEquals(Points.of(0), ((Outcome.Redeemed) last.outcome()).balance().available());
    }
  }

  private static List<TestMerchant.Answer> spendAll(
      List<CardNumber> cards, int clients, int each, int points, long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    List<Callable<List<TestMerchant.Answer>>> work = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      SplittableRandom own = random.split();
      NetworkFiles.Server node = network.node(client % 2);
      int first = client;
      work.add(
          () -> {
            List<TestMerchant.Answer> answers = new ArrayList<>();
            for (int i = 0; i < each; i++) {
              // Each client goes through all members, so that each is asked by all.
              CardNumber card = cards.get((first + i) % cards.size());
              answers.add(shop.send(node, shop.redemption(card, points)));
              if (own.nextInt(4) == 0) {
                Thread.onSpinWait();
              }
            }
            return answers;
          });
    }
    List<TestMerchant.Answer> answers = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(clients)) {
      for (Future<List<TestMerchant.Answer>> done : executor.invokeAll(work)) {
        answers.addAll(done.get());
      }
    }
    return answers;
  }

  @Test
  @Order(2)
  void theSameMessageGetsTheSameReceiptHoweverItIsSentAgain() throws Exception {
    CardNumber card = shop.enrol(network.node(0), EUROPE);
    Message.Accrual message = shop.purchase(card, 50_00);
    TestMerchant.Answer first = shop.send(network.node(0), message);
    assertEquals(200, first.status(), first::text);
    TestMerchant rotated =
        shop.signingWith(SigningKey.parse(network.secondKey().seed()).orElseThrow());

    assertSame(first, shop.send(network.node(0), message), "alone");
    assertSame(first, shop.send(network.node(1), message), "through another node");
    assertSame(
        first, shop.send(network.nodeOf(AMERICAS), message), "through another ledger's node");
    assertSame(first, rotated.send(network.node(0), message), "under another key");
    TestMerchant.Answer bundled =
        shop.post(network.node(1), shop.sign(List.of(shop.purchase(card, 1_00), message)));
    assertEquals(200, bundled.status(), bundled::text);
    assertTrue(bundled.text().contains(first.text()), "in a bundle");

    network.process(network.node(0)).stop();
    network.restart(network.node(0));
    assertSame(first, shop.send(network.node(0), message), "after a restart");
  }

  private static void assertSame(TestMerchant.Answer first, TestMerchant.Answer again, String how) {
    assertEquals(200, again.status(), () -> how + ": " + again.text());
    assertArrayEquals(first.body(), again.body(), how);
  }

  @Test
  @Order(3)
  void otherContentUnderAUsedIdIsAConflictOnEveryNode() throws Exception {
    CardNumber card = shop.enrol(network.node(0), EUROPE);
    Message.Accrual message = shop.purchase(card, 50_00);
    shop.send(network.node(0), message);
    Message.Accrual changed =
        new Message.Accrual(
            message.header(), message.member(), shop.purchase(card, 51_00).purchase());

    for (NetworkFiles.Server node : network.files().nodes()) {
      TestMerchant.Answer answer = shop.send(node, changed);
      assertEquals(409, answer.status(), answer::text);
    }
  }

  @Test
  @Order(4)
  void aReceiptVerifiesOfflineAndFailsAfterAnyByteIsChanged() throws Exception {
    CardNumber card = shop.enrol(network.node(0), EUROPE);
    byte[] receipt = shop.send(network.node(0), shop.purchase(card, 50_00)).body();

    assertTrue(ReceiptVerifier.verify(receipt).isValid());
    for (int at = 0; at < receipt.length; at++) {
      byte[] changed = receipt.clone();
      changed[at] ^= 1;
      assertFalse(ReceiptVerifier.verify(changed).isValid(), "byte " + at);
    }
  }

  @Test
  @Order(5)
  void hostileMessagesGetTheirDocumentedAnswers() throws Exception {
    CardNumber card = shop.enrol(network.node(0), EUROPE);
    byte[] message = MessageWriter.octets(shop.purchase(card, 50_00));
    byte[] good = Jws.sign(network.files().signingKeyOf(Participants.SPREE_MODE), message);
    String text = new String(good, US_ASCII);
    String json = new String(message, StandardCharsets.UTF_8);

    byte[] flipped = good.clone();
    flipped[text.indexOf('.') + 5] ^= 1;
    assertAnswer(401, "bad-signature", flipped);
    assertAnswer(401, "bad-signature", octets(text + "AA"));
    byte[] foreign = Jws.sign(SigningKey.generate(new SecureRandom()), message);
    assertAnswer(401, "unknown-key", foreign);
    String header =
        new String(Base64.getUrlDecoder().decode(text.substring(0, text.indexOf('.'))), US_ASCII);
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(octets(header.replace("\"EdDSA\"", "\"none\"")));
    assertAnswer(401, "unsupported-algorithm", octets(none + text.substring(text.indexOf('.'))));
    assertAnswer(400, "malformed-json", signed(json.replaceFirst("\\{", "{\"type\":\"accrual\",")));
    assertAnswer(400, "invalid-amount", signed(json.replace("\"50.00\"", "\"50.000\"")));
    assertAnswer(400, "invalid-amount", signed(json.replace("\"50.00\"", "\"1e400\"")));
    TestMerchant.Answer large = shop.post(network.node(0), new byte[10_000_000]);
    assertEquals(413, large.status(), large::text);

    TestMerchant.Answer after = shop.send(network.node(0), shop.purchase(card, 1_00));
    assertEquals(Points.of(3), ((Outcome.Accrued) after.outcome()).balance().available());
  }

  private static byte[] signed(String json) throws Exception {
    return Jws.sign(
        network.files().signingKeyOf(Participants.SPREE_MODE),
        json.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] octets(String text) {
    return text.getBytes(US_ASCII);
  }

  private static void assertAnswer(int status, String code, byte[] envelope) throws Exception {
    TestMerchant.Answer answer = shop.post(network.node(0), envelope);
    assertEquals(status, answer.status(), () -> code + ": " + answer.text());
    assertTrue(answer.text().contains("\"" + code + "\""), () -> code + ": " + answer.text());
  }

  @Test
  @Order(6)
  void whileAHomeLedgerIsDownItsMessagesWaitAndThenHaveOneEffect() throws Exception {
    NetworkFiles.Server home = network.nodeOf(AMERICAS);
    CardNumber card = shop.enrol(home, AMERICAS);
    Message.Accrual message = shop.purchase(card, 10_00);
    network.process(home).stop();

    TestMerchant.Answer unavailable = shop.send(network.node(0), message);
    assertEquals(503, unavailable.status(), unavailable::text);
    assertTrue(unavailable.text().contains("\"unavailable\""), unavailable::text);

    network.restart(home);
    TestMerchant.Answer first = afterRestart(message);
    TestMerchant.Answer again = shop.send(home, message);
    assertSame(first, again, "sent again");
    assertEquals(Points.of(30), ((Outcome.Accrued) first.outcome()).balance().available());
    TestMerchant.Answer next = shop.send(home, shop.purchase(card, 1_00));
    assertEquals(Points.of(33), ((Outcome.Accrued) next.outcome()).balance().available());
  }

  /** The other node hears of the home's return through the cluster, which may take a moment. */
  private static TestMerchant.Answer afterRestart(Message message) throws Exception {
    TestMerchant.Answer answer = shop.send(network.node(0), message);
    for (int i = 0; i < 100 && answer.status() == 503; i++) {
      network.process(network.nodeOf(AMERICAS)).awaitReady(network.http());
      answer = shop.send(network.node(0), message);
    }
    assertEquals(200, answer.status(), answer::text);
    return answer;
  }
}
