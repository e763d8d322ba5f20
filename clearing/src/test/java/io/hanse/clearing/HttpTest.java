package io.hanse.clearing;

import static io.hanse.clearing.Awaited.result;
import static io.hanse.clearing.Coalition.HOTEL;
import static io.hanse.clearing.Coalition.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.config.cluster.Cluster;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.obligation.Position;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static Databases databases;
  private static Cluster cluster;

  @TempDir private Path folder;
  private TestNetwork network;
  private Clearing clearing;

  @BeforeAll
  static void startServers() throws Exception {
    databases = new Databases();
    cluster = TestNetwork.cluster();
  }

  @AfterAll
  static void stopServers() throws Exception {
    result(cluster.close());
    databases.close();
  }

  @BeforeEach
  void start() throws Exception {
    network = new TestNetwork(cluster, folder, databases.create());
    clearing = network.clearing();
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00");
  }

  @AfterEach
  void stop() throws Exception {
    result(clearing.close());
    network.close();
  }

  @Test
  void aCycleIsClosedAndReadBack() throws Exception {
    JsonObject closed = json(post("/v1/cycles/close", TestNetwork.OPERATOR_TOKEN, "evening"));

    assertEquals("instructed", closed.getString("state"));
    assertEquals("10.00", closed.getJsonObject("gross").getString("EUR"));
    assertEquals(closed, json(get("/v1/cycles/1", TestNetwork.AUDITOR_TOKEN)));
  }

  @Test
  void theSameKeyClosesOneCycle() throws Exception {
    post("/v1/cycles/close", TestNetwork.OPERATOR_TOKEN, "evening");
    post("/v1/cycles/close", TestNetwork.OPERATOR_TOKEN, "evening");

    JsonObject list = json(get("/v1/cycles", TestNetwork.AUDITOR_TOKEN));

    assertEquals(2, list.getJsonArray("cycles").size());
    assertEquals("open", list.getJsonArray("cycles").getJsonObject(0).getString("state"));
  }

  @Test
  void aNumberedCycleIsClosedOnce() throws Exception {
    post("/v1/cycles/1/close", TestNetwork.OPERATOR_TOKEN, "");

    assertEquals(
        "instructed",
        json(post("/v1/cycles/1/close", TestNetwork.OPERATOR_TOKEN, "")).getString("state"));
    assertEquals(404, post("/v1/cycles/7/close", TestNetwork.OPERATOR_TOKEN, "").statusCode());
  }

  @Test
  void aCycleIsSettledOnlyAfterItIsInstructed() throws Exception {
    assertEquals(409, post("/v1/cycles/1/settle", TestNetwork.OPERATOR_TOKEN, "").statusCode());
    post("/v1/cycles/1/close", TestNetwork.OPERATOR_TOKEN, "");

    assertEquals(
        "settled",
        json(post("/v1/cycles/1/settle", TestNetwork.OPERATOR_TOKEN, "")).getString("state"));
  }

  @Test
  void exportedFilesAreThoseOfTheFolder() throws Exception {
    post("/v1/cycles/close", TestNetwork.OPERATOR_TOKEN, "");
    List<String> names = result(clearing.exportCycle(1, folder.resolve("out")));

    JsonObject listed = json(get("/v1/cycles/1/export", TestNetwork.OPERATOR_TOKEN));

    assertEquals(names, listed.getJsonArray("files").getList());
    for (String name : names) {
      assertEquals(
          Files.readString(folder.resolve("out").resolve(name)),
          get("/v1/cycles/1/export/" + name, TestNetwork.OPERATOR_TOKEN).body(),
          name);
    }
  }

  @Test
  void aParticipantGetsItsOwnStatementAndNothingElse() throws Exception {
    post("/v1/cycles/close", TestNetwork.OPERATOR_TOKEN, "");
    String export = "/v1/cycles/1/export/";

    assertEquals(
        200, get(export + "statement-" + SHOP + ".json", TestNetwork.SHOP_TOKEN).statusCode());
    assertEquals(
        403, get(export + "statement-" + HOTEL + ".json", TestNetwork.SHOP_TOKEN).statusCode());
    assertEquals(403, get("/v1/cycles", TestNetwork.SHOP_TOKEN).statusCode());
  }

  @Test
  void whoMayOnlyReadClosesNothing() throws Exception {
    assertEquals(403, post("/v1/cycles/close", TestNetwork.AUDITOR_TOKEN, "").statusCode());
    assertEquals(401, post("/v1/cycles/close", "unknown", "").statusCode());
  }

  @Test
  void openPositionsAreSummedOverLanes() throws Exception {
    result(cluster.shared().positions().publish(List.of(position(1, "2.00"), position(2, "3.50"))));

    JsonObject matrix = json(get("/v1/positions", TestNetwork.AUDITOR_TOKEN));

    JsonObject pair = matrix.getJsonArray("positions").getJsonObject(0);
    assertEquals("5.50", pair.getString("amount"));
    result(cluster.shared().positions().drop(Coalition.EUROPE, 1));
  }

  @Test
  void healthFiguresAndDescriptionAreOpenToAll() throws Exception {
    assertEquals(200, get("/health/live", "").statusCode());
    assertEquals(200, get("/health/ready", "").statusCode());
    assertTrue(get("/metrics", "").body().contains("hanse_clearing_cycle_open"));
    assertEquals("3.1.0", json(get("/openapi.json", "")).getString("openapi"));
  }

  @Test
  void everyRouteOfTheDescriptionIsThere() throws Exception {
    JsonObject paths = json(get("/openapi.json", "")).getJsonObject("paths");

    for (String path : paths.fieldNames()) {
      String filled = path.replace("{cycle}", "1").replace("{file}", "netting.csv");
      for (String method : paths.getJsonObject(path).fieldNames()) {
        int status =
            method.equals("get")
                ? get(filled, "unknown").statusCode()
                : post(filled, "unknown", "").statusCode();
        assertTrue(status == 401 || status == 200, method + " " + path + " answered " + status);
      }
    }
  }

  private static Position position(int lane, String amount) {
    return new Position(
        Coalition.EUROPE, 1, lane, HOTEL, SHOP, Money.parse(CurrencyCode.of("EUR"), amount), 1, 1);
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    return CLIENT.send(request(path, token).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String token, String key) throws Exception {
    HttpRequest.Builder request = request(path, token).POST(HttpRequest.BodyPublishers.noBody());
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + clearing.port() + path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static JsonObject json(HttpResponse<String> response) {
    return new JsonObject(response.body());
  }
}
