package io.hanse.clearing;

import static io.hanse.clearing.Coalition.HOTEL;
import static io.hanse.clearing.Coalition.SHOP;
import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.obligation.Obligation;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.unit.TestContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The README's examples, carried out in its order on the network that they are about. */
@ExtendWith({VertxUnit.class, TestNetworks.class})
class ReadmeTest {
  private static final Pattern FILE =
      Pattern.compile(
          "^`([a-z-]+\\.csv)`:[^\\n]*\\n\\n```csv\\n(.*?)```", Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern ROW =
      Pattern.compile("^\\| `(GET|POST) (/.*)` \\|", Pattern.MULTILINE);

  @Test
  void theExamplesAreWhatHappens(TestContext context, TestNetwork network) throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String request = block(readme, "http");
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00").owes(SHOP, HOTEL, "EUR", "4.00");
    network
        .start()
        .compose(
            clearing ->
                send(clearing, request)
                    .compose(check(answer -> assertSameJson(block(readme, "json"), answer)))
                    .compose(
                        answer ->
                            send(clearing, request)
                                .compose(check(again -> assertEquals(answer, again))))
                    .compose(again -> clearing.exportCycle(1, network.folder().resolve("out"))))
        .compose(check(files -> assertFiles(readme, network.folder().resolve("out"))))
        .onComplete(context.asyncAssertSuccess());
  }

  private static void assertSameJson(String expected, String answer) {
    assertEquals(new JsonObject(expected), new JsonObject(answer));
  }

  @Test
  void aCycleThatWaitsAnswersAsShown(TestContext context, TestNetwork network) throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00");
    network
        .start()
        .compose(
            clearing ->
                clearing
                    .closeCycle()
                    .compose(
                        first -> {
                          network.europe().owes(HOTEL, SHOP, "EUR", "1.00").handsNothingOver(true);
                          return send(clearing, "POST /v1/cycles/close\n" + OPERATOR);
                        }))
        .onComplete(
            context.asyncAssertSuccess(
                answer -> {
                  JsonObject actual = new JsonObject(answer);
                  JsonObject shown = new JsonObject(lastBlock(readme, "json"));
                  // The reason names a port, which is another one each time.
                  shown
                      .getJsonArray("waiting")
                      .getJsonObject(0)
                      .put("reason", reasonOf(actual.getJsonArray("waiting").getJsonObject(0)));
                  for (String field : shown.fieldNames()) {
                    assertEquals(shown.getValue(field), actual.getValue(field), field);
                  }
                }));
  }

  private static final String OPERATOR = "Authorization: Bearer " + TestNetwork.OPERATOR_TOKEN;

  private static String reasonOf(JsonObject waiting) {
    String reason = waiting.getString("reason");
    assertTrue(reason.endsWith("obligations answered 503"), reason);
    return reason;
  }

  private static String lastBlock(String readme, String language) {
    return block(readme.substring(readme.lastIndexOf("```" + language)), language);
  }

  private static void assertFiles(String readme, Path folder) throws IOException {
    for (MatchResult file : FILE.matcher(readme).results().toList()) {
      String exported = Files.readString(folder.resolve(file.group(1)));
      assertTrue(exported.startsWith(file.group(2)), file.group(1) + " is\n" + exported);
    }
    assertEquals(6, FILE.matcher(readme).results().count());
  }

  @Test
  void theRequestsAreThoseOfTheDescription() throws Exception {
    Set<String> listed = new TreeSet<>();
    for (MatchResult row : ROW.matcher(Files.readString(Path.of("README.md"))).results().toList()) {
      for (String path : row.group(2).split("`, `")) {
        listed.add(row.group(1) + " " + path);
      }
    }

    JsonObject paths = description().getJsonObject("paths");

    Set<String> described = new TreeSet<>();
    for (String path : paths.fieldNames()) {
      for (String method : paths.getJsonObject(path).fieldNames()) {
        described.add(method.toUpperCase(Locale.ROOT) + " " + path);
      }
    }
    assertEquals(described, listed);
  }

  private static JsonObject description() throws IOException {
    try (InputStream file = Obligation.class.getResourceAsStream("/openapi/hanse-clearing.json")) {
      return new JsonObject(Buffer.buffer(file.readAllBytes()));
    }
  }

  private static String block(String readme, String language) {
    int start = readme.indexOf("```" + language + "\n") + language.length() + 4;
    return readme.substring(start, readme.indexOf("```", start));
  }

  private static Future<String> send(Clearing clearing, String example) {
    String[] lines = example.split("\n");
    String[] first = lines[0].split(" ");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + clearing.port() + first[1]))
            .method(first[0], HttpRequest.BodyPublishers.noBody());
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(": ");
      request.header(header[0], header[1]);
    }
    return Future.fromCompletionStage(
            HttpClient.newHttpClient()
                .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()))
        .map(HttpResponse::body);
  }
}
