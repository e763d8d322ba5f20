package io.hanse.config.settings;

import io.hanse.protocol.yaml.Kind;
import io.hanse.protocol.yaml.Section;

/** Reads the keys of a node's settings. */
final class NodeSettingsReader {
  private final PartsReader parts;

  NodeSettingsReader(PartsReader parts) {
    this.parts = parts;
  }

  NodeSettings read(Section root) {
    NodeSettings settings =
        new NodeSettings(
            root.required("ledger", SettingsKinds.LEDGER),
            parts.database(root.section("database")),
            parts.http(root.section("http")),
            parts.cluster(root.section("cluster")),
            parts.file(root, "directory"),
            parts.secret(root, "ledgerKey", SettingsKinds.KEY),
            parts.secret(root, "masterKey", SettingsKinds.KEY),
            root.optional("lanes", Kind.whole(1, 64), NodeSettings.DEFAULT_LANES),
            root.optional(
                "intakeCapacity", Kind.whole(1, 1_000_000), NodeSettings.DEFAULT_INTAKE_CAPACITY),
            root.optional(
                "ledgerTimeout", SettingsKinds.DURATION, NodeSettings.DEFAULT_LEDGER_TIMEOUT),
            parts.readers(root));
    root.close();
    return settings;
  }
}
