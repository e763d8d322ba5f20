package io.hanse.standalone.e2e;

import static io.hanse.standalone.network.NetworkPlan.AMERICAS;
import static io.hanse.standalone.network.NetworkPlan.EUROPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.standalone.cli.HanseCommand;
import io.hanse.standalone.network.NetworkFiles;
import io.hanse.standalone.network.NetworkPlan;
import io.hanse.standalone.network.NetworkWriter;
import io.hanse.standalone.network.Participants;
import io.hanse.standalone.network.SigningSeed;
import io.hanse.standalone.postgres.DataFolder;
import io.hanse.standalone.postgres.EmbeddedDatabases;
import io.hanse.standalone.postgres.ServerSize;
import io.hanse.standalone.running.Await;
import io.hanse.standalone.running.RunningServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Keys revoked with the operator's command, in a network of two ledgers and three nodes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishedDirectoryTest {
  private static final Duration LIMIT = Duration.ofMinutes(15);

  /** Another key of the shop each, to be revoked one after the other. */
  private static final int KEYS = 3;

  @TempDir static Path folder;

  private static DataFolder data;
  private static EmbeddedDatabases databases;
  private static NetworkFiles files;
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<SigningSeed> SEEDS = new ArrayList<>();
  private static final Map<String, RunningServer> RUNNING = new HashMap<>();
  private static TestMerchant shop;
  private static CardNumber european;
  private static CardNumber american;

  @BeforeAll
  static void start() throws Exception {
    data = DataFolder.claim(folder.resolve("data")).orElseThrow();
    databases = EmbeddedDatabases.start(data, NetworkPlan.DATABASES, ServerSize.SMALL);
    files =
        NetworkWriter.write(
            folder.resolve("network"),
            NetworkPlan.of(databases.server(), Instant.now()).withEuropeNodes(2));
    for (int i = 0; i < KEYS; i++) {
      SEEDS.add(SigningSeed.generate(new SecureRandom()));
    }
    Files.writeString(files.directory(), directory(1));
    startClearing();
    for (NetworkFiles.Server node : files.nodes()) {
      startNode(node);
    }
    shop =
        new TestMerchant(
            HTTP, Participants.SPREE_MODE, "mitte", "EUR", keyOf(Participants.SPREE_MODE));
    european = shop.enrol(files.nodeOf(EUROPE), EUROPE);
    american = shop.enrol(files.nodeOf(EUROPE), AMERICAS);
  }

  @AfterAll
  static void stop() throws Exception {
    for (String name : List.copyOf(RUNNING.keySet())) {
      stop(name);
    }
    HTTP.close();
    databases.close();
    data.close();
  }

  private static void startNode(NetworkFiles.Server node) {
    RUNNING.put(node.name(), Await.of(RunningServer.node(node.settings(), Map.of()), LIMIT));
  }

  private static void startClearing() {
    RUNNING.put(
        files.clearing().name(),
        Await.of(RunningServer.clearing(files.clearing().settings(), Map.of()), LIMIT));
  }

  private static void stop(String name) {
    Await.of(RUNNING.remove(name).close(), LIMIT);
  }

  private static SigningKey keyOf(ParticipantId participant) throws Exception {
    return files.signingKeyOf(participant);
  }

  /** The network's directory with the shop's other keys, all those before the version's revoked. */
  private static String directory(int version) throws Exception {
    String text = Files.readString(files.folder().resolve("directory.yaml"));
    String own = keyOf(Participants.SPREE_MODE).verifyingKey().x();
    String rest = text.substring(text.indexOf(own) + own.length());
    String validity = rest.substring(rest.indexOf(", validFrom"), rest.indexOf('}'));
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < KEYS; i++) {
      keys.append("      - {x: \"").append(SEEDS.get(i).x()).append('"').append(validity);
      keys.append(i < version - 1 ? ", revokedAt: \"2020-01-01T00:00:00Z\"}\n" : "}\n");
    }
    String line = "      - {x: \"" + own;
    return base(text)
        .replace("version: 1\n", "version: " + version + "\n")
        .replace(line, keys + line);
  }

  /** Without what was added before. */
  private static String base(String text) {
    String base = text;
    for (SigningSeed seed : SEEDS) {
      base = base.replaceAll("(?m)^      - \\{x: \"" + Pattern.quote(seed.x()) + "\".*\\n", "");
    }
    return base;
  }

  private record Result(int exitCode, String out, String err) {}

  private static Result publish(String directory) throws Exception {
    Path file = Files.writeString(folder.resolve("changed.yaml"), directory);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        HanseCommand.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(
                "directory",
                "publish",
                "--config",
                files.clearing().settings().toString(),
                file.toString());
    return new Result(exitCode, out.toString(), err.toString());
  }

  private static String readme(int example) throws Exception {
    Path readme = Path.of(System.getProperty("hanse.root"), "config/standalone/README.md");
    return Pattern.compile("(?s)```text\\n(version.*?)```")
        .matcher(Files.readString(readme))
        .results()
        .skip(example)
        .findFirst()
        .orElseThrow()
        .group(1);
  }

  private static void assertGood(int key, NetworkFiles.Server node, CardNumber card)
      throws Exception {
    TestMerchant.Answer answer = with(key).send(node, shop.purchase(card, 1_00));
    assertEquals(200, answer.status(), answer::text);
  }

  private static void assertRevoked(int key, NetworkFiles.Server node, CardNumber card)
      throws Exception {
    TestMerchant.Answer answer = with(key).send(node, shop.purchase(card, 1_00));
    assertEquals(401, answer.status(), () -> node.name() + ": " + answer.text());
    assertTrue(answer.text().contains("\"revoked-key\""), answer::text);
  }

  private static TestMerchant with(int key) {
    return shop.signingWith(SigningKey.parse(SEEDS.get(key).seed()).orElseThrow());
  }

  @Test
  @Order(1)
  void onceTheCommandHasReturnedARevokedKeyIsRefusedAtEveryNode() throws Exception {
    for (NetworkFiles.Server node : files.nodes()) {
      assertGood(0, node, american);
    }

    Result result = publish(directory(2));

    for (NetworkFiles.Server node : files.nodes()) {
      assertRevoked(0, node, european);
      assertRevoked(0, node, american);
    }
    assertEquals(0, result.exitCode(), result.out() + result.err());
    assertEquals(readme(0), result.out());
    assertGood(1, files.nodeOf(EUROPE), american);
  }

  @Test
  @Order(2)
  void aLedgerThatIsAwayIsNamedAndHasTheChangeBeforeItsFirstMessage() throws Exception {
    NetworkFiles.Server away = files.nodeOf(AMERICAS);
    assertGood(1, away, american);
    stop(away.name());

    Result result = publish(directory(3));

    assertEquals(4, result.exitCode(), result.out() + result.err());
    assertEquals(readme(1), result.out());
    startNode(away);
    assertRevoked(1, away, american);
    assertEquals(0, publish(directory(3)).exitCode());
  }

  @Test
  @Order(3)
  void aChangeThatALedgerMissedOutlivesTheLossOfTheWholeCluster() throws Exception {
    NetworkFiles.Server away = files.nodeOf(AMERICAS);
    assertGood(2, away, american);
    stop(away.name());
    assertEquals(4, publish(directory(4)).exitCode());
    for (String name : List.copyOf(RUNNING.keySet())) {
      stop(name);
    }

    startClearing();
    startNode(away);

    assertRevoked(2, away, american);
  }

  @Test
  @Order(4)
  void aFaultyFileIsRefusedWithEveryFaultAndItsPlace() throws Exception {
    Result result = publish(directory(5).replace("country: NL", "country: Nederland"));

    assertEquals(3, result.exitCode(), result.out() + result.err());
    assertEquals(2, result.err().lines().count(), result.err());
    assertTrue(result.err().contains("changed.yaml"), result.err());
    assertTrue(result.err().contains("allowed: "), result.err());
  }

  @Test
  @Order(5)
  void aVersionThatIsNotAboveTheOneInForceIsRefused() throws Exception {
    Result result = publish(directory(2));

    assertEquals(1, result.exitCode(), result.out() + result.err());
    assertTrue(result.err().contains("version 4 is in force, 2 is older"), result.err());
  }
}
