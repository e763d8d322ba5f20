package io.hanse.clearing;

import static io.hanse.clearing.Awaited.result;
import static io.hanse.clearing.Coalition.HOTEL;
import static io.hanse.clearing.Coalition.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.config.cluster.Cluster;
import io.hanse.protocol.obligation.Obligation;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
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
import org.junit.jupiter.api.io.TempDir;

/** The README's examples, carried out in its order on the network that they are about. */
class ReadmeTest {
  private static final Pattern FILE =
      Pattern.compile(
          "^`([a-z-]+\\.csv)`:[^\\n]*\\n\\n```csv\\n(.*?)```", Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern ROW =
      Pattern.compile("^\\| `(GET|POST) (/.*)` \\|", Pattern.MULTILINE);

  @TempDir private Path folder;

  @Test
  void theExamplesAreWhatHappens() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    Cluster cluster = TestNetwork.cluster();
    try (Databases databases = new Databases()) {
      TestNetwork network = new TestNetwork(cluster, folder, databases.create());
      network.europe().owes(HOTEL, SHOP, "EUR", "10.00").owes(SHOP, HOTEL, "EUR", "4.00");
      Clearing clearing = network.clearing();

      String answer = send(clearing, block(readme, "http"));

      assertEquals(new JsonObject(block(readme, "json")), new JsonObject(answer));
      assertEquals(answer, send(clearing, block(readme, "http")));
      result(clearing.exportCycle(1, folder.resolve("out")));
      for (MatchResult file : FILE.matcher(readme).results().toList()) {
        String exported = Files.readString(folder.resolve("out").resolve(file.group(1)));
        assertTrue(exported.startsWith(file.group(2)), file.group(1) + " is\n" + exported);
      }
      assertEquals(6, FILE.matcher(readme).results().count());
      result(clearing.close());
      network.close();
    }
    result(cluster.close());
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

  private static String send(Clearing clearing, String example) throws Exception {
    String[] lines = example.split("\n");
    String[] first = lines[0].split(" ");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + clearing.port() + first[1]))
            .method(first[0], HttpRequest.BodyPublishers.noBody());
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(": ");
      request.header(header[0], header[1]);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
