package io.hanse.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.hanse.adapter.cli.HanseAdapter;
import io.hanse.standalone.cli.HanseCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every command in a shell block of any README is one that this build or its programs understand;
 * what the commands do is replayed beside the parts that do it.
 */
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of(System.getProperty("hanse.root"));
  private static final Set<String> GOALS = Set.of("verify", "test", "package");
  private static final List<Path> POMS =
      List.of(ROOT.resolve("pom.xml"), ROOT.resolve("config/standalone/pom.xml"));

  @Test
  void everyCommandInAShellBlockIsUnderstood() throws IOException {
    List<String> commands = commands();

    commands.forEach(DocumentedCommandsTest::understand);

    assertTrue(commands.size() > 10, commands.toString());
  }

  private static void understand(String command) {
    List<String> words = new ArrayList<>(List.of(command.split("\\s+")));
    String program = words.removeFirst();
    String[] arguments = words.toArray(String[]::new);
    switch (program.substring(program.lastIndexOf('/') + 1)) {
      case "mvn" -> understandMaven(command, words);
      case "hanse" -> HanseCommand.commandLine().parseArgs(arguments);
      case "hanse-adapter" -> HanseAdapter.commandLine().parseArgs(arguments);
      default -> fail("whose command is this? " + command);
    }
  }

  /** Without a goal one of the profiles must have a default. */
  private static void understandMaven(String command, List<String> words) {
    boolean goes = false;
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      if (word.startsWith("-P")) {
        String profile = profile(word.substring(2));
        goes |= profile.contains("<defaultGoal>");
      } else if (word.equals("-pl")) {
        at++;
        assertTrue(modules().contains(words.get(at)), command);
      } else if (!word.startsWith("-")) {
        assertTrue(GOALS.contains(word), command);
        goes = true;
      }
    }
    assertTrue(goes, command);
  }

  private static String profile(String id) {
    Pattern profile =
        Pattern.compile("(?s)<profile>(?:(?!</profile>).)*?<id>" + id + "</id>.*?</profile>");
    return POMS.stream()
        .map(DocumentedCommandsTest::read)
        .flatMap(pom -> profile.matcher(pom).results())
        .map(found -> found.group())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no profile " + id));
  }

  @Test
  void theModulesStandInTheBuildsOrder() {
    List<String> named =
        groups("\\| \\[`([a-z/-]+)`]\\(\\1/README.md\\) \\|", read(ROOT.resolve("README.md")));

    assertEquals(modules(), named);
  }

  @Test
  void everyPackageInATableIsThere() {
    for (String module : modules()) {
      packagesInTables(module).forEach(name -> find(module, name));
    }
  }

  @Test
  void aTableOfPackagesLeavesNoneOut() throws IOException {
    for (String module : modules()) {
      List<String> named = packagesInTables(module);
      if (!named.isEmpty()) {
        assertEquals(packages(module), named.stream().sorted().toList(), module);
      }
    }
  }

  private static List<String> packagesInTables(String module) {
    String readme = read(ROOT.resolve(module).resolve("README.md")) + "\n\n";
    return groups("(?s)\\| package \\|.*?\\n(.*?)\\n\\n", readme).stream()
        .flatMap(table -> groups("(?m)^\\| (`[^|]+`) \\|", table).stream())
        .flatMap(row -> groups("`([a-z]+)`", row).stream())
        .toList();
  }

  /** The packages directly below a module's own, sorted. */
  private static List<String> packages(String module) throws IOException {
    Path sources = ROOT.resolve(module).resolve("src/main/java/io/hanse");
    try (Stream<Path> found =
        Files.find(sources, 3, (file, is) -> file.endsWith("package-info.java"))) {
      return found
          .map(file -> sources.relativize(file.getParent()))
          .filter(name -> name.getNameCount() == 2)
          .map(name -> name.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static void find(String module, String name) {
    Path sources = ROOT.resolve(module).resolve("src/main/java");
    try (Stream<Path> found =
        Files.find(sources, 6, (file, is) -> is.isDirectory() && file.endsWith(name))) {
      assertTrue(found.findAny().isPresent(), module + " has no package " + name);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> modules() {
    return groups("<module>(.*?)</module>", read(ROOT.resolve("pom.xml")));
  }

  /** Lines of shell blocks, lines that go on put together, without comments. */
  private static List<String> commands() throws IOException {
    try (Stream<Path> files = Files.find(ROOT, 4, (file, is) -> file.endsWith("README.md"))) {
      return files
          .filter(file -> !ROOT.relativize(file).toString().contains("target"))
          .flatMap(file -> groups("(?s)```sh\\n(.*?)```", read(file)).stream())
          .flatMap(block -> block.replaceAll("\\\\\\n\\s*", "").lines())
          .map(line -> line.replaceFirst("\\s*#.*", ""))
          .filter(line -> !line.isBlank())
          .toList();
    }
  }

  private static List<String> groups(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
