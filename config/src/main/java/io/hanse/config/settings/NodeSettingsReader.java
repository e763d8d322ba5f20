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
            limits(root.section("limits")),
            parts.readers(root));
    root.close();
    return settings;
  }

  private static LimitSettings limits(Section section) {
    LimitSettings usual = LimitSettings.DEFAULT;
    Kind<Integer> connections = Kind.whole(1, 1_000_000);
    Kind<Integer> viewers = Kind.whole(0, 10_000);
    LimitSettings limits =
        new LimitSettings(
            section.optional("connections", connections, usual.connections()),
            section.optional("connectionsPerAddress", connections, usual.connectionsPerAddress()),
            section.optional("bodyOctets", Kind.whole(16 << 20, 1 << 30), usual.bodyOctets()),
            section.optional("viewers", viewers, usual.viewers()),
            section.optional("viewersPerAddress", viewers, usual.viewersPerAddress()));
    section.close();
    return limits;
  }
}
