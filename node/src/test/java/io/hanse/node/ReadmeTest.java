package io.hanse.node;

import static io.hanse.node.TestNetwork.EUROPE;
import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.signing.Jws;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.unit.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The README's requests, sent to a node, and its figures, as a node shows them. */
@ExtendWith(VertxUnit.class)
class ReadmeTest {
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?s)```http\\n"
              + "GET (\\S+)\\n"
              + "(?:Authorization: Bearer (\\S+)\\n"
              + ")?```\\n"
              + "\\n"
              + "```json\\n"
              + "(.*?)```");
  private static final Pattern FIGURE = Pattern.compile("(?m)^\\| `(hanse_[a-z_]+)");

  private static final Till TILL = new Till();
  private static TestNetwork network;
  private static Node node;
  private static String readme;

  @BeforeAll
  static void open(TestContext context, Vertx vertx) throws IOException {
    readme = Files.readString(Path.of("README.md"));
    TestNetwork.start(vertx)
        .onSuccess(started -> network = started)
        .compose(started -> network.start(EUROPE, 0))
        .onComplete(context.asyncAssertSuccess(started -> node = started));
  }

  @AfterAll
  static void close(TestContext context) {
    network.close().onComplete(context.asyncAssertSuccess());
  }

  @Test
  void theExamplesAreWhatANodeAnswers(TestContext context) {
    List<MatchResult> examples = EXAMPLE.matcher(readme).results().toList();
    assertEquals(3, examples.size());
    TILL.enrol(node, EUROPE)
        .compose(card -> TILL.post(node, "fashion", Till.accrual(UUID.randomUUID(), card, "12.00")))
        .compose(posted -> Future.all(examples.stream().map(ReadmeTest::isAnswered).toList()))
        .onComplete(context.asyncAssertSuccess());
  }

  private static Future<?> isAnswered(MatchResult example) {
    String token = example.group(2) == null ? "" : example.group(2);
    return TILL.get(node, example.group(1), token)
        .compose(check(answer -> assertEquals(undated(example.group(3)), undated(answer.body()))));
  }

  /** What is the same in every run: no times, ids and places in a batch. */
  private static JsonObject undated(String json) {
    return new JsonObject(
        json.replaceAll("\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[^\"]*Z\"", "\"TIME\"")
            .replaceAll("\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"", "\"ID\"")
            .replaceAll("\"[0-9]{16,17}-[0-9]+-[0-9]+-[0-9]+\"", "\"CURSOR\""));
  }

  @Test
  void theFiguresAreThoseThatANodeShows(TestContext context) {
    Set<String> listed = new TreeSet<>();
    FIGURE.matcher(readme).results().forEach(row -> listed.add(row.group(1)));

    TILL.get(node, "/metrics", "")
        .map(shown -> figures(shown.body()))
        .onComplete(context.asyncAssertSuccess(known -> assertEquals(known, listed)));
  }

  private static Set<String> figures(String shown) {
    Set<String> known = new TreeSet<>();
    Pattern.compile("(?m)^# TYPE (hanse_\\S+) (\\S+)")
        .matcher(shown)
        .results()
        .filter(figure -> !figure.group(1).endsWith("_max"))
        .forEach(figure -> known.add(figure.group(1)));
    return known;
  }

  @Test
  void theLargestBodyIsTheOneOfTheProtocol() {
    assertEquals(5_600_000, Jws.MAX_OCTETS);
    assertTrue(readme.contains("A body over 5.6 million octets is answered 413"));
  }
}
