package io.hanse.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.adapter.draft.SkipReason;
import io.hanse.adapter.mapping.Format;
import io.hanse.adapter.mapping.MappingFile;
import io.hanse.adapter.settings.AdapterSettings;
import io.hanse.adapter.settings.AdapterSettingsFile;
import io.hanse.protocol.yaml.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the README lists is what the program knows; its commands are replayed against the demo. */
class ReadmeTest {
  @TempDir private Path folder;
  private String readme;
  private ExampleShop shop;

  @BeforeEach
  void copyTheReadmesFiles() throws IOException {
    readme = Files.readString(Path.of("README.md"));
    shop = ExampleShop.in(folder);
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void theCommandsAreTheProgramsAndAllOfThem() {
    Map<String, CommandLine> known = HanseAdapter.commandLine().getSubcommands();
    Set<String> listed = new TreeSet<>();
    Set<String> ofTheOutbox = new TreeSet<>();

    for (String row : all("(?m)^\\| (`[^|]*`) \\|", table("command"))) {
      List<String> words = all("`([a-z -]+)", row).stream().map(String::strip).toList();
      listed.add(words.getFirst().replaceFirst(" .*", ""));
      if (words.getFirst().startsWith("outbox ")) {
        ofTheOutbox.add(words.getFirst().replaceFirst("outbox ", ""));
        ofTheOutbox.addAll(words.subList(1, words.size()));
      }
    }

    assertEquals(known.keySet().stream().sorted().toList(), List.copyOf(listed));
    assertEquals(known.get("outbox").getSubcommands().keySet(), ofTheOutbox);
  }

  @Test
  void theExitCodesAreThoseThatTheHelpLists() {
    assertEquals(0, shop.run("--help"));
    String help = shop.out().replaceAll("\\s+", " ").replaceFirst(".*Exit codes: ", "");

    List<String> listed = all("(?m)^\\| ([0-9]+) \\|", table("exit code"));

    assertEquals(all("(?:^|; )([0-9]+) ", help), listed);
    assertEquals(
        List.of(
                ExitCode.OK,
                ExitCode.REFUSED,
                ExitCode.UNUSABLE,
                ExitCode.WAITING,
                ExitCode.FAULT,
                ExitCode.INTERRUPTED)
            .toString(),
        listed.toString());
  }

  @Test
  void theSettingsAreTheKeysThatTheProgramKnows() throws IOException {
    Path file = Files.writeString(shop.path("odd.yaml"), "oddKey: here\n");

    shop.run("send", "--settings", file.toString(), shop.at("accrual.json"));

    assertEquals(known(shop.err(), "oddKey"), new TreeSet<>(column(table("key"))));
  }

  @Test
  void theDefaultsAreTheProgramsOwn() throws IOException {
    shop.network();
    Path file =
        Files.writeString(
            shop.path("least.yaml"),
            """
            nodes: http://127.0.0.1:8080
            participant: shop
            location: web
            key: shop.key
            home: hanse-home
            """);

    AdapterSettings least = AdapterSettingsFile.read(Optional.of(file), Overrides.NONE);

    Map<String, String> defaults = new TreeMap<>();
    Pattern.compile("(?m)^\\| `(\\w+)` \\|[^|]*\\| `?([a-z0-9]+)`? \\|$")
        .matcher(table("key"))
        .results()
        .forEach(row -> defaults.put(row.group(1), row.group(2)));
    assertEquals(least.language(), defaults.get("language"));
    assertEquals(String.valueOf(least.connections()), defaults.get("connections"));
    assertEquals(String.valueOf(least.patience().toSeconds()), defaults.get("patience"));
    assertEquals(Optional.empty(), least.ledger());
  }

  @Test
  void theOptionsInPlaceOfKeysAreAllThereAre() {
    String sentence = first("\\n([^\\n]*) take the place of their keys", readme);

    Set<String> options = new TreeSet<>();
    for (OptionSpec option : CommandSpec.forAnnotatedObject(new SettingsOptions()).options()) {
      options.add(option.longestName());
    }
    options.remove("--settings");

    assertEquals(options, new TreeSet<>(all("`(--[a-z]+)`", sentence)));
  }

  @Test
  void theMappingsKeysAreThoseOfBothFormats() throws IOException {
    Set<String> listed = new TreeSet<>();
    String group = "";
    for (String name : column(section("## Mappings"))) {
      group = name.startsWith(".") ? group : name.replaceFirst("\\..*", "");
      listed.add(name.startsWith(".") ? group + name : name);
    }

    Set<String> known = new TreeSet<>();
    for (Format format : Format.values()) {
      known.addAll(keys(format));
    }

    assertEquals(known, listed);
  }

  /** The keys of a format's mapping, as the reader lists them where it meets one that is none. */
  private Set<String> keys(Format format) throws IOException {
    String text = MappingFile.text(format) + "\noddKey: here\n";
    Path file =
        Files.writeString(
            shop.path(format.text() + ".yaml"),
            text.replaceAll("(?m)^(member|columns|bookings|invoices):.*", "$0\n  oddKey: here")
                + (text.contains("\nlocation:") ? "" : "location:\n  oddKey: here\n"));
    assertEquals(2, shop.run("mapping", "--check", file.toString()), shop.out());
    Set<String> keys = known(shop.err(), "oddKey");
    keys.removeAll(Set.of("location", "member", "columns", "bookings", "invoices"));
    keys.add("columns.*");
    for (String part : List.of("location", "member", "bookings", "invoices")) {
      known(shop.err(), part + ".oddKey").forEach(key -> keys.add(part + "." + key));
    }
    return keys;
  }

  @Test
  void theReasonsAreAllThatARowCanBeSkippedFor() {
    Set<String> reasons = new TreeSet<>();
    Arrays.stream(SkipReason.values()).map(SkipReason::text).forEach(reasons::add);

    List<String> rows = all("(?m)^\\| ([a-z][^|]*) \\|", table("reason"));

    Set<String> listed = new TreeSet<>();
    rows.stream().skip(1).map(row -> List.of(row.split(", "))).forEach(listed::addAll);
    assertEquals(reasons, listed);
  }

  /** What a complaint about a key says that is known in its place; nothing where there is none. */
  private static Set<String> known(String complaint, String key) {
    String sentence = " \\([^)]*\\): is not a key here; allowed: the keys (.*)$";
    return all("(?m)(?:^|\\s)" + key + sentence, complaint).stream()
        .map(known -> List.of(known.split(", ")))
        .collect(TreeSet::new, Collection::addAll, Collection::addAll);
  }

  /** The first table with that head. */
  private String table(String head) {
    return first("(?s)(\\| " + head + " \\|.*?)\\n\\n", readme);
  }

  private String section(String title) {
    return first("(?s)" + title + "\\n(.*?)\\n## ", readme);
  }

  /** The names in the first column of a table, each of which is marked as code. */
  private static List<String> column(String table) {
    return all("(?m)^\\| (`[^|]*`[^|]*) \\|", table).stream()
        .flatMap(cell -> all("`([^`]+)`", cell).stream())
        .toList();
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static String first(String pattern, String text) {
    return all(pattern, text).stream().findFirst().orElseThrow(() -> new AssertionError(pattern));
  }
}
