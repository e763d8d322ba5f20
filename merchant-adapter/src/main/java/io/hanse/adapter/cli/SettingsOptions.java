package io.hanse.adapter.cli;

import io.hanse.adapter.settings.AdapterSettings;
import io.hanse.adapter.settings.AdapterSettingsFile;
import io.hanse.protocol.yaml.Overrides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that stand for the settings file's keys. */
final class SettingsOptions {
  private static final Path USUAL = Path.of("hanse-adapter.yaml");

  private final Map<String, Overrides.Override> inPlaceOfKeys = new HashMap<>();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Settings; hanse-adapter.yaml in this folder if it is there.")
  private @Nullable Path settings;

  @Option(
      names = "--node",
      paramLabel = "URL",
      description = "Address of a node; may be given several times.")
  void nodes(@Nullable List<String> addresses) {
    put("nodes", "--node", addresses);
  }

  @Option(names = "--participant", paramLabel = "ID", description = "Who sends.")
  void participant(@Nullable String id) {
    put("participant", "--participant", id);
  }

  @Option(names = "--location", paramLabel = "ID", description = "Where it happened.")
  void location(@Nullable String id) {
    put("location", "--location", id);
  }

  @Option(
      names = "--ledger",
      paramLabel = "ID",
      description = "Home of members who are enrolled on the way.")
  void ledger(@Nullable String id) {
    put("ledger", "--ledger", id);
  }

  @Option(names = "--key", paramLabel = "FILE", description = "The private key; see keygen.")
  void key(@Nullable Path file) {
    put("key", "--key", file);
  }

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Folder of the outbox and of what is remembered.")
  void home(@Nullable Path folder) {
    put("home", "--home", folder);
  }

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description = "How long to wait without a single answer before giving up.")
  void patience(@Nullable String seconds) {
    put("patience", "--patience", seconds);
  }

  /** Paths on the command line are relative to the current folder, not to the settings file's. */
  private void put(String key, String option, @Nullable Object value) {
    switch (value) {
      case null -> inPlaceOfKeys.remove(key);
      case Path path -> put(key, option, path.toAbsolutePath().toString());
      case List<?> texts ->
          inPlaceOfKeys.put(
              key, new Overrides.Override(option, texts.stream().map(String::valueOf).toList()));
      default -> inPlaceOfKeys.put(key, new Overrides.Override(option, List.of(value.toString())));
    }
  }

  private Overrides overrides() {
    return path -> Optional.ofNullable(inPlaceOfKeys.get(path));
  }

  AdapterSettings read() {
    return AdapterSettingsFile.read(file(), overrides());
  }

  /** The home folder, or nothing where no settings say where it is. */
  Optional<Path> home() {
    return file().isEmpty() && !inPlaceOfKeys.containsKey("home")
        ? Optional.empty()
        : Optional.of(AdapterSettingsFile.home(file(), overrides()));
  }

  private Optional<Path> file() {
    if (settings != null) {
      return Optional.of(settings);
    }
    return Files.exists(USUAL) ? Optional.of(USUAL) : Optional.empty();
  }
}
