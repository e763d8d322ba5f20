package io.hanse.standalone.e2e;

import static io.hanse.standalone.network.NetworkPlan.EUROPE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.standalone.network.NetworkFiles;
import io.hanse.standalone.network.Participants;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody attacks a node while a shop works at it: the shop's answers stay right and none of its
 * requests is refused, whether the attackers have an address of their own or share the shop's.
 */
class AttackedNodeTest {
  private static final String SHOP = "127.0.0.1";
  private static final String ELSEWHERE = "127.0.0.2";

  @TempDir static Path folder;

  private static TestNetwork network;
  private static NetworkFiles.Server node;

  @BeforeAll
  static void start() throws Exception {
    network = TestNetwork.start(folder, plan -> plan);
    node = network.nodeOf(EUROPE);
  }

  @AfterAll
  static void stop() throws Exception {
    if (network != null) {
      network.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aShopSellsOnWhileItsNodeIsAttacked(Attack attack) throws Exception {
    besiege(attack, ELSEWHERE, Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"UNFINISHED_BODIES", "SIGNED_NONSENSE", "BODIES_NOBODY_ASKED_FOR", "VIEWERS"})
  void aShopSellsOnWhileItsNodeIsAttackedFromItsOwnAddress(Attack attack) throws Exception {
    besiege(attack, SHOP, Duration.ofSeconds(3));
  }

  @Tag("fault")
  @ParameterizedTest
  @EnumSource
  void aShopSellsOnDuringALongAttack(Attack attack) throws Exception {
    besiege(attack, ELSEWHERE, Duration.ofSeconds(40));
  }

  /** Attacks for that long, or until the shop has sold something, whichever is longer. */
  private static void besiege(Attack attack, String from, Duration time) throws Exception {
    HonestClients shop = new HonestClients(network, node, SHOP);
    HonestClients.Pace pace;
    long connections;
    try (Attackers attackers = new Attackers(node.url())) {
      attack.begin(attackers, from, network.files().signingKeyOf(Participants.PACIFIC_HOTELS));
      pace = shop.work(endOf(time));
      connections = attackers.connections();
    }
    assertTrue(connections > 0, "nobody attacked");
    System.out.printf(
        "%s from %s over %d connections: %s; the node has %d MB%n",
        attack, from, connections, pace.text(), network.process(node).residentMegabytes());
  }

  private static CountDownLatch endOf(Duration time) {
    CountDownLatch end = new CountDownLatch(1);
    CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
        .execute(end::countDown);
    return end;
  }

  @Test
  void aTillThatClosesItsSideAfterAWholeMessageGetsItsReceipt() throws Exception {
    TestMerchant shop = shop();
    CardNumber card = shop.enrol(node, EUROPE);
    for (int i = 0; i < 10; i++) {
      byte[] envelope = shop.sign(shop.purchase(card, 1_00));

      String answer = sendAndShut(Attack.post(envelope));

      assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
      assertTrue(answer.contains("\"result\":\"accrued\""), answer);
    }
  }

  private static String sendAndShut(byte[] request) throws Exception {
    URI url = URI.create(node.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void aPageThatTheStreamHasNoRoomForAsksForTheStateInstead() throws Exception {
    try (Attackers viewers = new Attackers(node.url())) {
      Attack.VIEWERS.begin(
          viewers, ELSEWHERE, network.files().signingKeyOf(Participants.PACIFIC_HOTELS));

      HttpResponse<String> refused = refusedStream();
      HttpResponse<InputStream> streamed = stream(network.http());
      streamed.body().close();
      HttpResponse<String> asked = get("/live/state");

      assertEquals(200, streamed.statusCode());
      assertEquals(503, refused.statusCode(), refused.body());
      assertTrue(refused.body().contains("/live/state"), refused.body());
      assertEquals(200, asked.statusCode(), asked.body());
      assertTrue(asked.body().startsWith("{\"ledger\":\"europe\""), asked.body());
    }
  }

  /** The stream from the attackers' address, once it is full. */
  private static HttpResponse<String> refusedStream() throws Exception {
    try (HttpClient elsewhere =
        HttpClient.newBuilder().localAddress(InetAddress.getByName(ELSEWHERE)).build()) {
      HttpResponse<InputStream> answer = stream(elsewhere);
      while (answer.statusCode() == 200) {
        answer.body().close();
        answer = stream(elsewhere);
      }
      answer.body().close();
      return elsewhere.send(request("/live"), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static HttpResponse<InputStream> stream(HttpClient http) throws Exception {
    return http.send(request("/live"), HttpResponse.BodyHandlers.ofInputStream());
  }

  @Test
  void headWorksWhereGetDoesAndAnotherMethodIsToldWhichThereAre() throws Exception {
    HttpRequest head =
        HttpRequest.newBuilder(URI.create(node.url() + "/v1/directory/keys")).HEAD().build();
    HttpRequest delete =
        HttpRequest.newBuilder(URI.create(node.url() + "/v1/messages")).DELETE().build();

    HttpResponse<String> got = get("/v1/directory/keys");
    HttpResponse<String> headed = network.http().send(head, HttpResponse.BodyHandlers.ofString());
    HttpResponse<String> refused =
        network.http().send(delete, HttpResponse.BodyHandlers.ofString());

    assertEquals(200, headed.statusCode());
    assertEquals("", headed.body());
    assertEquals(
        got.headers().firstValue("Content-Length"), headed.headers().firstValue("Content-Length"));
    assertEquals(405, refused.statusCode(), refused.body());
    assertEquals("POST", refused.headers().firstValue("Allow").orElseThrow());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return network.http().send(request(path), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(node.url() + path))
        .timeout(Duration.ofMinutes(1))
        .build();
  }

  private static TestMerchant shop() throws Exception {
    return new TestMerchant(
        network.http(),
        Participants.SPREE_MODE,
        "mitte",
        "EUR",
        network.files().signingKeyOf(Participants.SPREE_MODE));
  }
}
