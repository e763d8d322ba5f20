package io.hanse.config.settings;

import io.hanse.protocol.yaml.Kind;
import io.hanse.protocol.yaml.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the parts of settings that nodes and clearing share. */
final class PartsReader {
  private static final int DEFAULT_POOL_SIZE = 4;
  private static final int POSTGRESQL_PORT = 5432;
  private static final int HAZELCAST_PORT = 5701;

  private final Path folder;

  PartsReader(Path folder) {
    this.folder = folder;
  }

  DatabaseSettings database(Section section) {
    DatabaseSettings settings =
        new DatabaseSettings(
            section.optional("host", SettingsKinds.HOST, "localhost"),
            section.optional("port", SettingsKinds.PORT, POSTGRESQL_PORT),
            section.required("name", SettingsKinds.NAME),
            section.required("user", SettingsKinds.NAME),
            optionalSecret(section, "password", SettingsKinds.PASSWORD)
                .orElseGet(() -> Secret.ofText("")),
            section.optional("poolSize", Kind.whole(1, 1000), DEFAULT_POOL_SIZE));
    section.close();
    return settings;
  }

  HttpSettings http(Section section) {
    HttpSettings settings =
        new HttpSettings(
            section.optional("host", SettingsKinds.HOST, "localhost"),
            section.required("port", SettingsKinds.PORT_OR_FREE),
            section.optional("url", SettingsKinds.URL));
    section.close();
    return settings;
  }

  ClusterSettings cluster(Section section) {
    ClusterSettings settings =
        new ClusterSettings(
            section.optional("name", SettingsKinds.NAME, "hanse"),
            section.required("bind", SettingsKinds.HOST),
            section.optional("port", SettingsKinds.PORT_OR_FREE, HAZELCAST_PORT),
            section.list("members", SettingsKinds.MEMBER));
    section.close();
    return settings;
  }

  RatesSettings rates(Section section) {
    RatesSettings settings =
        new RatesSettings(
            file(section, "file"),
            section.optional(
                "maxAgeDays", Kind.whole(0, 366), ClearingSettings.DEFAULT_MAX_RATE_AGE_DAYS),
            section.optional("acceptDate", SettingsKinds.DATE));
    section.close();
    return settings;
  }

  Path file(Section section, String key) {
    return folder.resolve(section.required(key, SettingsKinds.FILE)).normalize();
  }

  Readers readers(Section root) {
    List<ReaderToken> tokens = new ArrayList<>();
    Set<String> hashes = new HashSet<>();
    for (Section section : root.sections("readers")) {
      ReaderToken token =
          new ReaderToken(
              section.required("name", SettingsKinds.NAME),
              section.required("sha256", SettingsKinds.SHA256),
              access(section));
      if (!hashes.add(token.sha256())) {
        section.fault("sha256", "is there already", "each token once");
      }
      tokens.add(token);
      section.close();
    }
    return new Readers(tokens);
  }

  private static Access access(Section section) {
    Optional<Access> participant =
        section.optional("participant", SettingsKinds.PARTICIPANT).map(Access.OfParticipant::new);
    Optional<Access> role = section.optional("role", SettingsKinds.ROLE).map(Access.OfRole::new);
    if (participant.isPresent() == role.isPresent()) {
      section.fault("role", "must stand alone", "either participant or role");
    }
    return participant.or(() -> role).orElseGet(() -> new Access.OfRole(Role.AUDITOR));
  }

  /** A secret that stands at {@code key}, or in the file that {@code keyFile} names. */
  Secret secret(Section section, String key, Kind<Secret> kind) {
    return optionalSecret(section, key, kind)
        .orElseGet(
            () -> {
              section.fault(
                  key, "is missing", kind.allowed() + " here, or " + key + "File with its path");
              return kind.standIn();
            });
  }

  private Optional<Secret> optionalSecret(Section section, String key, Kind<Secret> kind) {
    Optional<Secret> inline = section.optional(key, kind);
    Optional<Secret> fromFile =
        section
            .optional(key + "File", SettingsKinds.FILE)
            .map(file -> secretOf(section, key + "File", folder.resolve(file), kind));
    if (inline.isPresent() && fromFile.isPresent()) {
      section.fault(key, "stands beside " + key + "File", "one of the two");
    }
    return inline.or(() -> fromFile);
  }

  private static Secret secretOf(Section section, String key, Path file, Kind<Secret> kind) {
    try {
      return kind.parser().apply(SecretFile.read(file));
    } catch (IOException | IllegalArgumentException e) {
      section.fault(key, "names a file that cannot be used", "a file with " + kind.allowed());
      return kind.standIn();
    }
  }
}
