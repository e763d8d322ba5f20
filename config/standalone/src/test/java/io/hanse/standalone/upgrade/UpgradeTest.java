package io.hanse.standalone.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hanse.config.database.Database;
import io.hanse.config.settings.NodeSettings;
import io.hanse.config.settings.SettingsFile;
import io.hanse.node.ledger.audit.LedgerAudit;
import io.hanse.standalone.running.Await;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Databases that an earlier build filled are upgraded in place, and nothing said before changes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir static Path folder;

  private static EarlierNetwork network;
  private static JsonArray messages;

  @BeforeAll
  static void start() throws Exception {
    messages = new JsonArray(Files.readString(EarlierNetwork.fixture("messages.json")));
    network = EarlierNetwork.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    if (network != null) {
      network.close();
    }
  }

  private static Stream<JsonObject> stream() {
    return messages.stream().map(JsonObject.class::cast);
  }

  private static String name(JsonObject message) {
    return message.getString("type") + " " + message.getString("id");
  }

  @Order(1)
  @TestFactory
  Stream<DynamicTest> everyReceiptIsReadAsItWasOctetForOctet() {
    return stream()
        .map(
            message ->
                dynamicTest(
                    name(message),
                    () -> {
                      String address =
                          "/v1/messages/%s/%s"
                              .formatted(message.getString("participant"), message.getString("id"));

                      HttpResponse<String> read = network.read(network.node(address));

                      assertEquals(message.getString("read"), read.body());
                    }));
  }

  @Order(2)
  @TestFactory
  Stream<DynamicTest> everyMessageSentAgainGetsItsFirstAnswerOctetForOctet() {
    return stream()
        .map(
            message ->
                dynamicTest(
                    name(message),
                    () -> {
                      HttpResponse<String> again = network.submit(message.getString("envelope"));

                      assertEquals(message.getInteger("status"), again.statusCode());
                      assertEquals(message.getString("answer"), again.body());
                    }));
  }

  @Order(3)
  @TestFactory
  Stream<DynamicTest> theExportedCycleIsTheSameOctetForOctet() throws Exception {
    try (Stream<Path> files = Files.list(EarlierNetwork.fixture("cycle-1"))) {
      return files.sorted().toList().stream()
          .map(
              file ->
                  dynamicTest(
                      file.getFileName().toString(),
                      () -> {
                        HttpResponse<String> exported =
                            network.read(
                                network.clearing("/v1/cycles/1/export/" + file.getFileName()));

                        assertEquals(Files.readString(file), exported.body());
                      }));
    }
  }

  @Order(4)
  @Test
  void theCycleThatWaitedForARateIsInstructedOnceItsDateIsAccepted() throws Exception {
    HttpResponse<String> closed = network.command(network.clearing("/v1/cycles/2/close"));

    assertEquals(200, closed.statusCode(), closed.body());
    assertEquals("instructed", new JsonObject(closed.body()).getString("state"), closed.body());
  }

  @Order(5)
  @Test
  void theOpenCycleClosesOverWhatBothBuildsPosted() throws Exception {
    HttpResponse<String> closed = network.command(network.clearing("/v1/cycles/3/close"));

    assertEquals(200, closed.statusCode(), closed.body());
    assertEquals("instructed", new JsonObject(closed.body()).getString("state"), closed.body());
  }

  @Order(6)
  @TestFactory
  Stream<DynamicTest> theBooksAddUp() {
    return Stream.of("europe", "americas")
        .map(ledger -> dynamicTest(ledger, () -> assertEquals(List.of(), audit(ledger))));
  }

  private static List<LedgerAudit.Finding> audit(String ledger) throws Exception {
    Path file = network.networkFolder().resolve(ledger + "-1.yaml");
    NodeSettings settings = SettingsFile.node(file, network.environment(ledger)).orElseThrow();
    Vertx vertx = Vertx.vertx();
    try {
      return Await.of(
          Database.open(vertx, settings.database(), LIMIT)
              .compose(database -> new LedgerAudit(database).run().eventually(database::close)),
          LIMIT);
    } finally {
      Await.of(vertx.close(), LIMIT);
    }
  }

  @Order(7)
  @Test
  void aDebtLeftBesideABalanceIsRepaidBeforeTheMembersNextMessage() throws Exception {
    HttpResponse<String> carla = network.submit(network.redemption("9901000000000035", 1));
    HttpResponse<String> anna = network.submit(network.redemption("9901000000000019", 1));

    assertEquals(422, carla.statusCode(), carla.body());
    assertEquals("insufficient-balance", new JsonObject(carla.body()).getString("code"));
    assertEquals(0, balance("9901000000000035").getLong("available"));
    assertEquals(300 - 90, balance("9901000000000035").getLong("debt"));
    assertEquals(200, anna.statusCode(), anna.body());
    assertEquals(1887 - 50 - 1, balance("9901000000000019").getLong("available"));
    assertEquals(0, balance("9901000000000019").getLong("debt"));
  }

  private static JsonObject balance(String card) throws Exception {
    String address = "/v1/members/" + card + "/balance";
    return new JsonObject(network.read(network.node(address)).body());
  }

  @Order(8)
  @TestFactory
  Stream<DynamicTest> theBooksStillAddUp() {
    return theBooksAddUp();
  }
}
