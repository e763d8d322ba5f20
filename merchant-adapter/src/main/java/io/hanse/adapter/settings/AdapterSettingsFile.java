package io.hanse.adapter.settings;

import io.hanse.adapter.file.DiskTrouble;
import io.hanse.adapter.file.YamlFile;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.protocol.yaml.Kind;
import io.hanse.protocol.yaml.Overrides;
import io.hanse.protocol.yaml.Section;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads settings. Paths in a file are relative to the file's folder. */
public final class AdapterSettingsFile {
  private static final String ADDRESS = "must be an address such as http://127.0.0.1:8080";

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** The protocol takes no longer ones. */
  private static final int LONGEST_LANGUAGE = 35;

  private static final Kind<URI> NODE =
      Kind.explained(URI.create("http://localhost"), AdapterSettingsFile::node);
  private static final Kind<ParticipantId> PARTICIPANT =
      Kind.explained(ParticipantId.of("none"), ParticipantId::of);
  private static final Kind<LocationId> LOCATION =
      Kind.explained(LocationId.of("none"), LocationId::of);
  private static final Kind<LedgerId> LEDGER = Kind.explained(LedgerId.of("none"), LedgerId::of);
  private static final Kind<String> COUNTRY = Kind.explained("PT", AdapterSettingsFile::country);
  private static final Kind<String> LANGUAGE = Kind.explained("en", AdapterSettingsFile::language);
  private static final Kind<Integer> CONNECTIONS =
      Kind.explained(1, AdapterSettingsFile::connections);
  private static final Kind<Duration> SECONDS =
      Kind.explained(PATIENCE, AdapterSettingsFile::patience);

  private AdapterSettingsFile() {}

  /**
   * Reads settings.
   *
   * @param file the file, or nothing where the options say everything
   * @param options values in place of the file's
   * @throws io.hanse.adapter.file.UnusableFile with all faults
   */
  public static AdapterSettings read(Optional<Path> file, Overrides options) {
    return read(file, options, AdapterSettingsFile::settings);
  }

  /**
   * Reads only where the home folder is; nothing else need be set.
   *
   * @throws io.hanse.adapter.file.UnusableFile when it is not said
   */
  public static Path home(Optional<Path> file, Overrides options) {
    return read(file, options, (section, folder) -> section.required("home", fileIn(folder)));
  }

  private static <T> T read(
      Optional<Path> file, Overrides options, BiFunction<Section, Path, T> reader) {
    return file.isPresent()
        ? YamlFile.read(file.get(), options, section -> reader.apply(section, folder(file.get())))
        : YamlFile.parse("the options", "", options, section -> reader.apply(section, Path.of("")));
  }

  private static Kind<Path> fileIn(Path folder) {
    return Kind.explained(folder, folder::resolve);
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? Path.of("") : parent;
  }

  private static AdapterSettings settings(Section section, Path folder) {
    List<URI> nodes = section.list("nodes", NODE);
    if (nodes.isEmpty()) {
      section.fault("nodes", "is missing: a list of addresses such as http://127.0.0.1:8080", "");
    }
    ParticipantId participant = section.required("participant", PARTICIPANT);
    LocationId location = section.required("location", LOCATION);
    Optional<LedgerId> ledger = ledger(section);
    String language = section.optional("language", LANGUAGE, "en");
    KeyFile keyFile = section.required("key", keyIn(folder));
    Path home = section.required("home", fileIn(folder));
    int connections = section.optional("connections", CONNECTIONS, 8);
    Duration patience = section.optional("patience", SECONDS, PATIENCE);
    section.close();
    return new AdapterSettings(
        nodes,
        participant,
        location,
        ledger,
        language,
        keyFile.key(),
        keyFile.file(),
        home,
        connections,
        patience);
  }

  /** Either the ledger itself, or the location's country and the ledger of each country. */
  private static Optional<LedgerId> ledger(Section section) {
    Optional<LedgerId> ledger = section.optional("ledger", LEDGER);
    Optional<String> country = section.optional("country", COUNTRY);
    Map<String, LedgerId> ledgers = section.section("ledgers").pairs(Kind.anyText(), LEDGER);
    return ledger.or(() -> country.flatMap(at -> find(ledgers, at)));
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

  private static Kind<KeyFile> keyIn(Path folder) {
    KeyFile standIn = new KeyFile(SigningKey.of(new byte[32]), folder);
    return Kind.explained(standIn, text -> withKey(folder.resolve(text)));
  }

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
