package io.hanse.clearing;

import static io.hanse.clearing.Coalition.HOTEL;
import static io.hanse.clearing.Coalition.SHOP;
import static io.hanse.clearing.TestNetwork.AUDITOR_TOKEN;
import static io.hanse.clearing.TestNetwork.OPERATOR_TOKEN;
import static io.hanse.clearing.TestNetwork.SHOP_TOKEN;
import static io.hanse.testing.Check.check;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.hanse.config.shared.SharedPositions;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.obligation.Position;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.unit.TestContext;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@ExtendWith({VertxUnit.class, TestNetworks.class})
class HttpTest {
  private static final String INSTRUCTED = "{\"state\": \"instructed\"}";

  private static final Logger LOGGER =
      (Logger) LoggerFactory.getLogger("io.hanse.clearing.http.CycleRoutes");

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private TestNetwork network;
  private Scenario scenario;

  @BeforeEach
  void start(TestNetwork own, Scenario story) {
    network = own;
    scenario =
        story.given(same -> same.europe().owes(HOTEL, SHOP, "EUR", "10.00")).clearingStarts();
  }

  @Test
  void aCycleIsClosedAndReadBack(TestContext context) {
    String expected =
        """
        {"cycle": 1, "state": "instructed", "waiting": [], "absent": [], "breaks": [],
         "gross": {"EUR": "10.00"}}
        """;
    scenario
        .post("/v1/cycles/close", OPERATOR_TOKEN, "evening")
        .expectStatus(200)
        .expectJson(expected)
        .get("/v1/cycles/1", AUDITOR_TOKEN)
        .expectJson(expected)
        .end(context);
  }

  @Test
  void theSameKeyClosesOneCycle(TestContext context) {
    scenario
        .post("/v1/cycles/close", OPERATOR_TOKEN, "evening")
        .post("/v1/cycles/close", OPERATOR_TOKEN, "evening")
        .expectJson("{\"cycle\": 1}")
        .get("/v1/cycles", AUDITOR_TOKEN)
        .expectJson(
            """
            {"cycles": [{"cycle": 2, "state": "open"}, {"cycle": 1, "state": "instructed"}]}
            """)
        .end(context);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aKeyThatSaysNothingIsRefusedAndNothingIsClosed(String key, TestContext context) {
    scenario
        .post("/v1/cycles/close", OPERATOR_TOKEN, key)
        .expectStatus(400)
        .expectText("Idempotency-Key must be sent once, with 1 to 200 characters")
        .get("/v1/cycles", AUDITOR_TOKEN)
        .expectJson("{\"cycles\": [{\"cycle\": 1, \"state\": \"open\"}]}")
        .end(context);
  }

  @Test
  void aKeyThatIsGivenTwiceIsRefused(TestContext context) {
    scenario.post("/v1/cycles/close", OPERATOR_TOKEN, "one", "two").expectStatus(400).end(context);
  }

  @Test
  void theAnswerToAClosingNamesWhatWaitsFromWhomAndSinceWhen(TestContext context) {
    scenario
        .given(same -> same.europe().handsNothingOver(true))
        .given(same -> same.americas().silence(true))
        .post("/v1/cycles/close", OPERATOR_TOKEN)
        .expectJson(
            """
            {"state": "sealed",
             "waiting": [
               {"what": "window 1 of europe", "whom": "europe", "since": "2026-04-14T10:00:00Z"}],
             "absent": [{"ledger": "americas", "since": "2026-04-14T10:00:00Z"}]}
            """)
        .end(context);
  }

  @Test
  void aSettlementThatComesTooEarlySaysWhatItsCycleWaitsFor(TestContext context) {
    scenario
        .given(same -> same.europe().handsNothingOver(true))
        .post("/v1/cycles/close", OPERATOR_TOKEN)
        .post("/v1/cycles/1/settle", OPERATOR_TOKEN)
        .expectStatus(409)
        .expectText("It waits for window 1 of europe, from europe, since 2026-04-14T10:00:00Z")
        .end(context);
  }

  @Test
  void aNumberedCycleIsClosedOnce(TestContext context) {
    scenario
        .post("/v1/cycles/1/close", OPERATOR_TOKEN)
        .post("/v1/cycles/1/close", OPERATOR_TOKEN)
        .expectJson(INSTRUCTED)
        .get("/v1/cycles", AUDITOR_TOKEN)
        .expectJson("{\"cycles\": [{\"cycle\": 2}, {\"cycle\": 1}]}")
        .end(context);
  }

  @Test
  void aCycleThatIsNotThereIsNotClosed(TestContext context) {
    scenario.post("/v1/cycles/7/close", OPERATOR_TOKEN).expectStatus(404).end(context);
  }

  @Test
  void aCycleIsSettledOnlyAfterItIsInstructed(TestContext context) {
    scenario
        .post("/v1/cycles/1/settle", OPERATOR_TOKEN)
        .expectStatus(409)
        .post("/v1/cycles/1/close", OPERATOR_TOKEN)
        .post("/v1/cycles/1/settle", OPERATOR_TOKEN)
        .expectJson("{\"state\": \"settled\"}")
        .end(context);
  }

  @Test
  void exportedFilesAreThoseOfTheFolder(TestContext context) {
    scenario
        .post("/v1/cycles/close", OPERATOR_TOKEN)
        .exported(1, "out")
        .step(
            () ->
                asked("/v1/cycles/1/export")
                    .map(listed -> listed.json().getJsonArray("files"))
                    .compose(names -> Future.all(names.stream().map(this::isOfTheFolder).toList())))
        .end(context);
  }

  private Future<?> isOfTheFolder(Object name) {
    return asked("/v1/cycles/1/export/" + name)
        .compose(
            check(
                file ->
                    assertEquals(
                        Files.readString(network.folder().resolve("out").resolve(name.toString())),
                        file.body())));
  }

  private Future<HttpAnswer> asked(String path) {
    return HttpAnswer.to(scenario.running().port(), "GET", path, OPERATOR_TOKEN);
  }

  @Test
  void aParticipantGetsItsOwnStatementAndNothingElse(TestContext context) {
    scenario
        .post("/v1/cycles/close", OPERATOR_TOKEN)
        .get("/v1/cycles/1/export/statement-" + SHOP + ".json", SHOP_TOKEN)
        .expectStatus(200)
        .get("/v1/cycles/1/export/statement-" + HOTEL + ".json", SHOP_TOKEN)
        .expectStatus(403)
        .get("/v1/cycles", SHOP_TOKEN)
        .expectStatus(403)
        .end(context);
  }

  @Test
  void whoMayOnlyReadClosesNothing(TestContext context) {
    scenario
        .post("/v1/cycles/close", AUDITOR_TOKEN)
        .expectStatus(403)
        .post("/v1/cycles/close", "unknown")
        .expectStatus(401)
        .get("/v1/cycles", AUDITOR_TOKEN)
        .expectJson("{\"cycles\": [{\"cycle\": 1, \"state\": \"open\"}]}")
        .end(context);
  }

  @Test
  void theLogSaysWhoCommandedWhat(TestContext context) {
    log.start();
    LOGGER.setLevel(Level.INFO);
    LOGGER.addAppender(log);
    scenario
        .post("/v1/cycles/close", OPERATOR_TOKEN)
        .post("/v1/cycles/9/settle", OPERATOR_TOKEN)
        .step(
            () -> {
              assertEquals(
                  List.of(
                      "command=\"close the open cycle\" by=\"operator\""
                          + " outcome=\"cycle 1 is instructed\"",
                      "command=\"settle cycle 9\" by=\"operator\""
                          + " outcome=\"there is no cycle 9\""),
                  log.list.stream().map(HttpTest::keyValues).toList());
              return Future.succeededFuture();
            })
        .end(context);
  }

  @AfterEach
  void detach() {
    LOGGER.detachAppender(log);
  }

  private static String keyValues(ILoggingEvent event) {
    return event.getKeyValuePairs().stream().map(Object::toString).collect(joining(" "));
  }

  @Test
  void refusalsAreProblemsInTheWordsOfTheProtocol(TestContext context) {
    scenario
        .get("/v1/cycles", "unknown")
        .expectProblem(401, "unauthorized")
        .post("/v1/cycles/1/settle", AUDITOR_TOKEN)
        .expectProblem(403, "forbidden")
        .get("/v1/cycles/7", AUDITOR_TOKEN)
        .expectProblem(404, "not-found")
        .get("/v1/cycles/1/export", AUDITOR_TOKEN)
        .expectProblem(404, "not-found")
        .get("/v1/cycles/0x1", AUDITOR_TOKEN)
        .expectProblem(400, "invalid-request")
        .get("/v1/cycles?limit=1e3", AUDITOR_TOKEN)
        .expectProblem(400, "invalid-request")
        .post("/v1/cycles/close", OPERATOR_TOKEN, "k".repeat(201))
        .expectProblem(400, "invalid-request")
        .post("/v1/cycles/1/settle", OPERATOR_TOKEN)
        .expectProblem(409, "too-early")
        .post("/v1/cycles", OPERATOR_TOKEN)
        .expectProblem(405, "method-not-allowed")
        .end(context);
  }

  @Test
  void openPositionsAreSummedOverLanes(TestContext context) {
    SharedPositions positions = network.cluster().shared().positions();
    scenario
        .step(() -> positions.publish(List.of(position(1, "2.00"), position(2, "3.50"))))
        .get("/v1/positions", AUDITOR_TOKEN)
        .step(() -> positions.drop(Coalition.EUROPE, 1))
        .expectJson(
            "{\"positions\": [{\"currency\": \"EUR\", \"amount\": \"5.50\", \"count\": 2}]}")
        .end(context);
  }

  private static Position position(int lane, String amount) {
    return new Position(
        Coalition.EUROPE, 1, lane, HOTEL, SHOP, Money.parse(CurrencyCode.of("EUR"), amount), 1, 1);
  }

  @Test
  void healthFiguresAndDescriptionAreOpenToAll(TestContext context) {
    scenario
        .get("/health/live", "")
        .expectStatus(200)
        .get("/health/ready", "")
        .expectStatus(200)
        .get("/metrics", "")
        .expectText("hanse_clearing_cycle_open")
        .get("/openapi.json", "")
        .expectJson("{\"openapi\": \"3.1.0\"}")
        .end(context);
  }

  @Test
  void everyRouteOfTheDescriptionIsThere(TestContext context) {
    scenario
        .step(
            () ->
                asked("/openapi.json")
                    .map(description -> description.json().getJsonObject("paths"))
                    .compose(paths -> Future.all(everyRoute(paths))))
        .end(context);
  }

  private List<Future<?>> everyRoute(JsonObject paths) {
    List<Future<?>> routes = new ArrayList<>();
    for (String path : paths.fieldNames()) {
      for (String method : paths.getJsonObject(path).fieldNames()) {
        routes.add(isThere(method, path));
      }
    }
    return routes;
  }

  private Future<?> isThere(String method, String path) {
    String filled = path.replace("{cycle}", "1").replace("{file}", "netting.csv");
    return HttpAnswer.to(
            scenario.running().port(), method.toUpperCase(Locale.ROOT), filled, "unknown")
        .map(HttpAnswer::status)
        .compose(
            check(
                status ->
                    assertTrue(
                        status == 401 || status == 200,
                        method + " " + path + " answered " + status)));
  }
}
