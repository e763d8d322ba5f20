package io.hanse.config.settings;

import io.hanse.protocol.yaml.Section;

/** Reads the keys of a clearing instance's settings. */
final class ClearingSettingsReader {
  private final PartsReader parts;

  ClearingSettingsReader(PartsReader parts) {
    this.parts = parts;
  }

  ClearingSettings read(Section root) {
    ClearingSettings settings =
        new ClearingSettings(
            parts.database(root.section("database")),
            parts.http(root.section("http")),
            parts.cluster(root.section("cluster")),
            parts.file(root, "directory"),
            parts.secret(root, "signingKey", SettingsKinds.KEY),
            parts.secret(root, "nodeToken", SettingsKinds.PASSWORD),
            parts.rates(root.section("rates")),
            root.optional("cycleInterval", SettingsKinds.DURATION),
            root.optional(
                "ledgerTimeout", SettingsKinds.DURATION, ClearingSettings.DEFAULT_LEDGER_TIMEOUT),
            parts.readers(root));
    root.close();
    return settings;
  }
}
