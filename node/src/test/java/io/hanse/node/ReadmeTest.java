package io.hanse.node;

import static io.hanse.node.TestNetwork.EUROPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.signing.Jws;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The README's requests, sent to a node, and its figures, as a node shows them. */
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
  static void open() throws IOException {
    readme = Files.readString(Path.of("README.md"));
    network = new TestNetwork();
    node = network.start(EUROPE, 0);
  }

  @AfterAll
  static void close() throws IOException {
    network.close();
  }

  @Test
  void theExamplesAreWhatANodeAnswers() throws Exception {
    CardNumber card = TILL.enrol(node, EUROPE);
    TILL.post(node, "fashion", Till.accrual(UUID.randomUUID(), card, "12.00"));
    List<MatchResult> examples = EXAMPLE.matcher(readme).results().toList();

    List<String> answers = new ArrayList<>();
    for (MatchResult example : examples) {
      String token = example.group(2) == null ? "" : example.group(2);
      answers.add(TILL.get(node, example.group(1), token).body());
    }

    assertEquals(3, examples.size());
    assertEquals(
        examples.stream().map(example -> undated(example.group(3))).toList(),
        answers.stream().map(ReadmeTest::undated).toList());
  }

  /** What is the same in every run: no times, ids and places in a batch. */
  private static JsonObject undated(String json) {
    return new JsonObject(
        json.replaceAll("\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[^\"]*Z\"", "\"TIME\"")
            .replaceAll("\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"", "\"ID\"")
            .replaceAll("\"[0-9]{16,17}-[0-9]+-[0-9]+-[0-9]+\"", "\"CURSOR\""));
  }

  @Test
  void theFiguresAreThoseThatANodeShows() throws Exception {
    String shown = TILL.get(node, "/metrics", "").body();
    Set<String> listed = new TreeSet<>();
    FIGURE.matcher(readme).results().forEach(row -> listed.add(row.group(1)));

    Set<String> known = new TreeSet<>();
    Pattern.compile("(?m)^# TYPE (hanse_\\S+) (\\S+)")
        .matcher(shown)
        .results()
        .filter(figure -> !figure.group(1).endsWith("_max"))
        .forEach(figure -> known.add(figure.group(1)));

    assertEquals(known, listed);
  }

  @Test
  void theLargestBodyIsTheOneOfTheProtocol() {
    assertEquals(5_600_000, Jws.MAX_OCTETS);
    assertTrue(readme.contains("A body over 5.6 million octets is answered 413"));
  }
}
