package io.hanse.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.standalone.cli.HanseCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the READMEs say is so. */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("hanse.root"));
  private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]+)");

  @TempDir Path folder;

  @Test
  void theRunOverRealFilesEndsAsTheReadmeSays() throws Exception {
    String command =
        shellCommands(ROOT.resolve("README.md"))
            .filter(line -> line.contains("demo --once"))
            .findFirst()
            .orElseThrow();
    List<String> arguments = new ArrayList<>(List.of(command.split("\\s+")));
    assertEquals("config/standalone/target/hanse", arguments.removeFirst());
    Path out = folder.resolve("cycle");
    arguments.replaceAll(
        argument ->
            argument.startsWith("config/")
                ? ROOT.resolve(argument).toString()
                : argument.startsWith("target/") ? out.toString() : argument);
    arguments.add("--data=" + folder.resolve("data"));

    Result result = run(arguments);

    assertEquals(0, result.exitCode(), result.err());
    String last = result.out().strip().lines().reduce("", (before, line) -> line);
    assertTrue(
        last.matches(
            "\\{\"messages\":\\d+,\"accepted\":\\d+,\"refused\":\\d+,\"skipped\":\\d+,"
                + "\"points\":\\d+,\"redeemed\":\\d+,\"obligations\":\\d+,"
                + "\"gross\":\\{(\"[A-Z]{3}\":\"\\d+\\.\\d\\d\",?)+},"
                + "\"net\":\\{(\"[A-Z]{3}\":\"\\d+\\.\\d\\d\",?)+},\"conservation\":\"ok\"}"),
        last);
    for (String file : filesNamed()) {
      assertTrue(Files.exists(out.resolve(file)), file);
    }
  }

  /** The files that the README lists as those of an export. */
  private static List<String> filesNamed() throws Exception {
    List<String> names =
        Pattern.compile("`([a-z0-9.-]+\\.(csv|xml))`")
            .matcher(Files.readString(ROOT.resolve("README.md")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertFalse(names.isEmpty());
    return names;
  }

  @Test
  void everyLinkOfEveryReadmeLeadsSomewhere() throws Exception {
    List<String> broken = new ArrayList<>();
    try (Stream<Path> files = Files.find(ROOT, 3, (file, is) -> file.endsWith("README.md"))) {
      for (Path readme : files.toList()) {
        LINK.matcher(Files.readString(readme))
            .results()
            .map((MatchResult found) -> found.group(1))
            .filter(target -> !Files.exists(readme.resolveSibling(target)))
            .forEach(target -> broken.add(readme + " -> " + target));
      }
    }
    assertEquals(List.of(), broken);
  }

  @Test
  void everyCommandOfTheTableIsThereAndHelps() throws Exception {
    Map<String, Set<String>> documented = new TreeMap<>();
    Pattern.compile("\\| `hanse ([a-z]+)(?: ([a-z\\\\|]+))?[^`]*` \\|")
        .matcher(Files.readString(ROOT.resolve("config/standalone/README.md")))
        .results()
        .forEach(
            row ->
                documented
                    .computeIfAbsent(row.group(1), command -> new TreeSet<>())
                    .addAll(row.group(2) == null ? List.of() : words(row.group(2))));
    Map<String, Set<String>> known = new TreeMap<>();
    HanseCommand.commandLine()
        .getSubcommands()
        .forEach((name, command) -> known.put(name, command.getSubcommands().keySet()));
    known.remove("bench-load");
    assertEquals(known, documented);
    for (String command : documented.keySet()) {
      Result help = run(List.of(command, "--help"));
      assertEquals(0, help.exitCode(), command);
      assertTrue(help.out().contains("Exit codes:"), help.out());
    }
  }

  private static List<String> words(String alternatives) {
    return List.of(alternatives.split("\\\\\\|"));
  }

  /** The commands in the sh blocks of a file, lines that go on put together. */
  private static Stream<String> shellCommands(Path file) throws Exception {
    return Pattern.compile("(?s)```sh\\n(.*?)```")
        .matcher(Files.readString(file))
        .results()
        .map(block -> block.group(1).replaceAll("\\\\\\n\\s*", ""))
        .flatMap(String::lines)
        .filter(line -> !line.isBlank());
  }

  private record Result(int exitCode, String out, String err) {}

  private static Result run(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        HanseCommand.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments.toArray(String[]::new));
    return new Result(exitCode, out.toString(), err.toString());
  }
}
