package io.hanse.adapter.cli;

import io.hanse.adapter.settings.AdapterSettings;
import io.hanse.adapter.settings.SettingsFile;
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

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Settings; hanse-adapter.yaml in this folder if it is there.")
  private @Nullable Path settings;

  @Option(
      names = "--node",
      paramLabel = "URL",
      description = "Address of a node; may be given several times.")
  private @Nullable List<String> nodes;

  @Option(names = "--participant", paramLabel = "ID", description = "Who sends.")
  private @Nullable String participant;

  @Option(names = "--location", paramLabel = "ID", description = "Where it happened.")
  private @Nullable String location;

  @Option(
      names = "--ledger",
      paramLabel = "ID",
      description = "Home of members who are enrolled on the way.")
  private @Nullable String ledger;

  @Option(names = "--key", paramLabel = "FILE", description = "The private key; see keygen.")
  private @Nullable Path key;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Folder of the outbox and of what is remembered.")
  private @Nullable Path home;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description = "How long to wait without a single answer before giving up.")
  private @Nullable String patience;

  AdapterSettings read() {
    return SettingsFile.read(file(), options());
  }

  /** The home folder, or nothing where no settings say where it is. */
  Optional<Path> home() {
    return file().isEmpty() && home == null
        ? Optional.empty()
        : Optional.of(SettingsFile.home(file(), options()));
  }

  private Optional<Path> file() {
    if (settings != null) {
      return Optional.of(settings);
    }
    return Files.exists(USUAL) ? Optional.of(USUAL) : Optional.empty();
  }

  private Map<String, Object> options() {
    Map<String, Object> options = new HashMap<>();
    put(options, "nodes", nodes);
    put(options, "participant", participant);
    put(options, "location", location);
    put(options, "ledger", ledger);
    put(options, "key", key == null ? null : key.toAbsolutePath().toString());
    put(options, "home", home == null ? null : home.toAbsolutePath().toString());
    put(options, "patience", patience);
    return options;
  }

  private static void put(Map<String, Object> options, String key, @Nullable Object value) {
    if (value != null) {
      options.put(key, value);
    }
  }
}
