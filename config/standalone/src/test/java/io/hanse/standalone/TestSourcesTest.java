package io.hanse.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A rule of the other modules' tests; their classes are not seen from here, their sources are. */
class TestSourcesTest {
  private static final List<String> MODULES =
      List.of("protocol", "config", "node", "clearing", "merchant-adapter");

  private static final Pattern WAITING =
      Pattern.compile(
          "\\.await\\(|\\.toCompletableFuture\\(\\)|\\.join\\(\\)|\\bCountDownLatch\\b|\\bAwait\\.");

  private static final Set<String> MAY_WAIT =
      Set.of(
          // JUnit's own thread, before and after a test.
          "VertxUnit.java",
          "TestNetworks.java",
          // Processes and the command line.
          "ExampleShop.java",
          "KilledImportTest.java",
          "TerminalTest.java",
          // A program that is run by hand.
          "WriterRate.java");

  @Test
  void nobodyWaitsForAFutureInATest() throws IOException {
    Path root = Path.of(System.getProperty("hanse.root"));
    for (String module : MODULES) {
      try (Stream<Path> sources = Files.walk(root.resolve(module).resolve("src/test/java"))) {
        List<Path> waiting =
            sources
                .filter(source -> source.toString().endsWith(".java"))
                .filter(source -> !MAY_WAIT.contains(source.getFileName().toString()))
                .filter(source -> WAITING.matcher(text(source)).find())
                .toList();
        assertEquals(List.of(), waiting, "take a TestContext instead, see VertxUnit");
      }
    }
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
