package io.hanse.adapter.settings;

import io.hanse.adapter.file.DiskTrouble;
import io.hanse.adapter.yaml.Section;
import io.hanse.adapter.yaml.YamlFile;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.signing.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads settings. Paths in a file are relative to the file's folder. */
public final class AdapterSettingsFile {
  private static final String ADDRESS = "must be an address such as http://127.0.0.1:8080";

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** The protocol takes no longer ones. */
  private static final int LONGEST_LANGUAGE = 35;

  private AdapterSettingsFile() {}

  /**
   * Reads settings.
   *
   * @param file the file, or nothing where the options say everything
   * @param options values in place of the file's, by key: texts or lists of texts
   * @throws io.hanse.adapter.yaml.UnusableFile with all faults
   */
  public static AdapterSettings read(Optional<Path> file, Map<String, Object> options) {
    return file.isPresent()
        ? YamlFile.read(file.get(), options, section -> settings(section, folder(file.get())))
        : YamlFile.of("the options", options, section -> settings(section, Path.of("")));
  }

  /**
   * Reads only where the home folder is; nothing else need be set.
   *
   * @throws io.hanse.adapter.yaml.UnusableFile when it is not said
   */
  public static Path home(Optional<Path> file, Map<String, Object> options) {
    return file.isPresent()
        ? YamlFile.read(file.get(), options, section -> onlyHome(section, folder(file.get())))
        : YamlFile.of("the options", options, section -> onlyHome(section, Path.of("")));
  }

  private static Section.Value<Path> onlyHome(Section section, Path folder) {
    section.ignoreOthers();
    return section.required("home", folder::resolve);
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? Path.of("") : parent;
  }

  private static Section.Value<AdapterSettings> settings(Section section, Path folder) {
    var nodes = section.list("nodes", AdapterSettingsFile::node);
    if (!section.has("nodes")) {
      section.fault("nodes", "is missing: a list of addresses such as http://127.0.0.1:8080");
    }
    var participant = section.required("participant", ParticipantId::of);
    var location = section.required("location", LocationId::of);
    var ledger = ledger(section);
    var language = section.optional("language", AdapterSettingsFile::language, "en");
    var keyFile = section.required("key", text -> withKey(folder.resolve(text)));
    var home = section.required("home", folder::resolve);
    var connections = section.optional("connections", AdapterSettingsFile::connections, 8);
    var patience = section.optional("patience", AdapterSettingsFile::patience, PATIENCE);
    return () ->
        new AdapterSettings(
            nodes.get(),
            participant.get(),
            location.get(),
            ledger.get(),
            language.get(),
            keyFile.get().key(),
            keyFile.get().file(),
            home.get(),
            connections.get(),
            patience.get());
  }

  /** Either the ledger itself, or the location's country and the ledger of each country. */
  private static Section.Value<Optional<LedgerId>> ledger(Section section) {
    var ledger = section.optional("ledger", LedgerId::of);
    var country = section.optional("country", AdapterSettingsFile::country);
    var ledgers = section.map("ledgers", LedgerId::of);
    return () -> ledger.get().or(() -> country.get().flatMap(at -> find(ledgers.get(), at)));
  }

  private static Optional<LedgerId> find(Map<String, LedgerId> ledgers, String country) {
    return Optional.ofNullable(ledgers.get(country));
  }

  private static URI node(String text) {
    try {
      URI node = new URI(text);
      boolean http = "http".equals(node.getScheme()) || "https".equals(node.getScheme());
      if (http && node.getHost() != null) {
        return node;
      }
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException(ADDRESS, malformed);
    }
    throw new IllegalArgumentException(ADDRESS);
  }

  private static String country(String text) {
    if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(text)) {
      throw new IllegalArgumentException("must be a country of ISO 3166 such as PT");
    }
    return text;
  }

  private static String language(String text) {
    if (text.length() > LONGEST_LANGUAGE || !text.matches("[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")) {
      throw new IllegalArgumentException("must be a language tag such as en or pt-PT");
    }
    return text;
  }

  private record KeyFile(SigningKey key, Path file) {}

  private static KeyFile withKey(Path file) {
    try {
      return SigningKey.parse(Files.readString(file).strip())
          .map(key -> new KeyFile(key, file))
          .orElseThrow(
              () -> new IllegalArgumentException(file + " holds no private key; see keygen"));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          file + " cannot be read: " + DiskTrouble.reason(unreadable), unreadable);
    }
  }

  private static int connections(String text) {
    if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 64) {
      throw new IllegalArgumentException("must be a number from 1 to 64");
    }
    return Integer.parseInt(text);
  }

  private static Duration patience(String text) {
    if (!text.matches("[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException("must be a number of seconds such as 600");
    }
    return Duration.ofSeconds(Long.parseLong(text));
  }
}
