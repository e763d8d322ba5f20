package io.hanse.clearing;

import static io.hanse.clearing.Coalition.HOTEL;
import static io.hanse.clearing.Coalition.SHOP;
import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.config.shared.SharedPositions;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.obligation.Position;
import io.hanse.testing.VertxUnit;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.unit.TestContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({VertxUnit.class, TestNetworks.class})
class HttpTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private TestNetwork network;
  private Clearing clearing;

  @BeforeEach
  void start(TestContext context, TestNetwork own) {
    network = own;
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00");
    network.start().onComplete(context.asyncAssertSuccess(started -> clearing = started));
  }

  @Test
  void aCycleIsClosedAndReadBack(TestContext context) {
    post("/v1/cycles/close", TestNetwork.OPERATOR_TOKEN, "evening")
        .map(HttpTest::json)
        .compose(check(closed -> assertEquals("instructed", closed.getString("state"))))
        .compose(
            check(closed -> assertEquals("10.00", closed.getJsonObject("gross").getString("EUR"))))
        .compose(
            closed ->
                get("/v1/cycles/1", TestNetwork.AUDITOR_TOKEN)
                    .compose(check(read -> assertEquals(closed, json(read)))))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void theSameKeyClosesOneCycle(TestContext context) {
    post("/v1/cycles/close", TestNetwork.OPERATOR_TOKEN, "evening")
        .compose(closed -> post("/v1/cycles/close", TestNetwork.OPERATOR_TOKEN, "evening"))
        .compose(again -> get("/v1/cycles", TestNetwork.AUDITOR_TOKEN))
        .map(list -> json(list).getJsonArray("cycles"))
        .onComplete(
            context.asyncAssertSuccess(
                cycles -> {
                  assertEquals(2, cycles.size());
                  assertEquals("open", cycles.getJsonObject(0).getString("state"));
                }));
  }

  @Test
  void aNumberedCycleIsClosedOnce(TestContext context) {
    post("/v1/cycles/1/close", TestNetwork.OPERATOR_TOKEN, "")
        .compose(closed -> post("/v1/cycles/1/close", TestNetwork.OPERATOR_TOKEN, ""))
        .onComplete(
            context.asyncAssertSuccess(
                again -> assertEquals("instructed", json(again).getString("state"))));
  }

  @Test
  void aCycleThatIsNotThereIsNotClosed(TestContext context) {
    post("/v1/cycles/7/close", TestNetwork.OPERATOR_TOKEN, "")
        .onComplete(context.asyncAssertSuccess(answer -> assertEquals(404, answer.statusCode())));
  }

  @Test
  void aCycleIsSettledOnlyAfterItIsInstructed(TestContext context) {
    post("/v1/cycles/1/settle", TestNetwork.OPERATOR_TOKEN, "")
        .compose(check(early -> assertEquals(409, early.statusCode())))
        .compose(early -> post("/v1/cycles/1/close", TestNetwork.OPERATOR_TOKEN, ""))
        .compose(closed -> post("/v1/cycles/1/settle", TestNetwork.OPERATOR_TOKEN, ""))
        .onComplete(
            context.asyncAssertSuccess(
                settled -> assertEquals("settled", json(settled).getString("state"))));
  }

  @Test
  void exportedFilesAreThoseOfTheFolder(TestContext context) {
    post("/v1/cycles/close", TestNetwork.OPERATOR_TOKEN, "")
        .compose(closed -> clearing.exportCycle(1, network.folder().resolve("out")))
        .compose(
            names ->
                get("/v1/cycles/1/export", TestNetwork.OPERATOR_TOKEN)
                    .compose(
                        check(
                            listed ->
                                assertEquals(names, json(listed).getJsonArray("files").getList())))
                    .compose(
                        listed -> Future.all(names.stream().map(this::isOfTheFolder).toList())))
        .onComplete(context.asyncAssertSuccess());
  }

  private Future<?> isOfTheFolder(String name) {
    return get("/v1/cycles/1/export/" + name, TestNetwork.OPERATOR_TOKEN)
        .compose(
            check(
                file ->
                    assertEquals(
                        Files.readString(network.folder().resolve("out").resolve(name)),
                        file.body(),
                        name)));
  }

  @Test
  void aParticipantGetsItsOwnStatementAndNothingElse(TestContext context) {
    String export = "/v1/cycles/1/export/";
    post("/v1/cycles/close", TestNetwork.OPERATOR_TOKEN, "")
        .compose(
            closed ->
                Future.all(
                    get(export + "statement-" + SHOP + ".json", TestNetwork.SHOP_TOKEN),
                    get(export + "statement-" + HOTEL + ".json", TestNetwork.SHOP_TOKEN),
                    get("/v1/cycles", TestNetwork.SHOP_TOKEN)))
        .onComplete(
            context.asyncAssertSuccess(
                answers -> assertEquals(List.of(200, 403, 403), statuses(answers))));
  }

  @Test
  void whoMayOnlyReadClosesNothing(TestContext context) {
    Future.all(
            post("/v1/cycles/close", TestNetwork.AUDITOR_TOKEN, ""),
            post("/v1/cycles/close", "unknown", ""))
        .onComplete(
            context.asyncAssertSuccess(
                answers -> assertEquals(List.of(403, 401), statuses(answers))));
  }

  @Test
  void refusalsAreProblemsInTheWordsOfTheProtocol(TestContext context) {
    Future.all(
            List.of(
                refused(401, "unauthorized", get("/v1/cycles", "unknown")),
                refused(
                    403, "forbidden", post("/v1/cycles/1/settle", TestNetwork.AUDITOR_TOKEN, "")),
                refused(404, "not-found", get("/v1/cycles/7", TestNetwork.AUDITOR_TOKEN)),
                refused(404, "not-found", get("/v1/cycles/1/export", TestNetwork.AUDITOR_TOKEN)),
                refused(400, "invalid-request", get("/v1/cycles/0x1", TestNetwork.AUDITOR_TOKEN)),
                refused(
                    400, "invalid-request", get("/v1/cycles?limit=1e3", TestNetwork.AUDITOR_TOKEN)),
                refused(
                    400,
                    "invalid-request",
                    post("/v1/cycles/close", TestNetwork.OPERATOR_TOKEN, "k".repeat(201))),
                refused(
                    409, "too-early", post("/v1/cycles/1/settle", TestNetwork.OPERATOR_TOKEN, "")),
                refused(
                    405, "method-not-allowed", post("/v1/cycles", TestNetwork.OPERATOR_TOKEN, ""))))
        .onComplete(context.asyncAssertSuccess());
  }

  private static Future<?> refused(int status, String code, Future<HttpResponse<String>> answer) {
    return answer.compose(
        check(
            problem -> {
              assertEquals(status, problem.statusCode(), problem.body());
              assertEquals(
                  "urn:hanse:problem:" + code, json(problem).getString("type"), problem.body());
            }));
  }

  @Test
  void openPositionsAreSummedOverLanes(TestContext context) {
    SharedPositions positions = network.cluster().shared().positions();
    positions
        .publish(List.of(position(1, "2.00"), position(2, "3.50")))
        .compose(published -> get("/v1/positions", TestNetwork.AUDITOR_TOKEN))
        .map(matrix -> json(matrix).getJsonArray("positions").getJsonObject(0))
        .eventually(() -> positions.drop(Coalition.EUROPE, 1))
        .onComplete(
            context.asyncAssertSuccess(pair -> assertEquals("5.50", pair.getString("amount"))));
  }

  @Test
  void healthFiguresAndDescriptionAreOpenToAll(TestContext context) {
    Future<HttpResponse<String>> figures = get("/metrics", "");
    Future<HttpResponse<String>> description = get("/openapi.json", "");
    Future.all(get("/health/live", ""), get("/health/ready", ""), figures, description)
        .onComplete(
            context.asyncAssertSuccess(
                answers -> {
                  assertEquals(List.of(200, 200, 200, 200), statuses(answers));
                  assertTrue(figures.result().body().contains("hanse_clearing_cycle_open"));
                  assertEquals("3.1.0", json(description.result()).getString("openapi"));
                }));
  }

  @Test
  void everyRouteOfTheDescriptionIsThere(TestContext context) {
    get("/openapi.json", "")
        .map(description -> json(description).getJsonObject("paths"))
        .compose(paths -> Future.all(everyRoute(paths)))
        .onComplete(context.asyncAssertSuccess());
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
    return (method.equals("get") ? get(filled, "unknown") : post(filled, "unknown", ""))
        .map(HttpResponse::statusCode)
        .compose(
            check(
                status ->
                    assertTrue(
                        status == 401 || status == 200,
                        method + " " + path + " answered " + status)));
  }

  private static Position position(int lane, String amount) {
    return new Position(
        Coalition.EUROPE, 1, lane, HOTEL, SHOP, Money.parse(CurrencyCode.of("EUR"), amount), 1, 1);
  }

  private Future<HttpResponse<String>> get(String path, String token) {
    return send(request(path, token));
  }

  private Future<HttpResponse<String>> post(String path, String token, String key) {
    HttpRequest.Builder request = request(path, token).POST(HttpRequest.BodyPublishers.noBody());
    return send(key.isEmpty() ? request : request.header("Idempotency-Key", key));
  }

  private HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + clearing.port() + path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static Future<HttpResponse<String>> send(HttpRequest.Builder request) {
    return Future.fromCompletionStage(
        CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()));
  }

  private static List<Integer> statuses(CompositeFuture answers) {
    return answers.<HttpResponse<String>>list().stream().map(HttpResponse::statusCode).toList();
  }

  private static JsonObject json(HttpResponse<String> response) {
    return new JsonObject(response.body());
  }
}
