package io.hanse.protocol.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a document's sections share while they are read: overrides, faults, keys asked for. */
final class Findings {
  private final Overrides overrides;
  private final Faults faults = new Faults();
  private final Map<String, String> asked = new LinkedHashMap<>();

  Findings(Overrides overrides) {
    this.overrides = overrides;
  }

  Faults faults() {
    return faults;
  }

  Optional<Overrides.Override> override(String path) {
    return overrides.at(path);
  }

  void noteAsked(String path, String allowed) {
    asked.put(path, allowed);
  }

  Map<String, String> asked() {
    return Map.copyOf(asked);
  }
}
