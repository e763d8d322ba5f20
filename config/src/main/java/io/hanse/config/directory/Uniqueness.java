package io.hanse.config.directory;

import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.yaml.Section;
import java.util.HashSet;
import java.util.Set;

/** Finds duplicates in one directory, and references to participants that it does not list. */
final class Uniqueness {
  private final Set<String> seen = new HashSet<>();

  /** Reports a fault when the thing was there before. */
  void check(Section section, String key, String thing) {
    if (section.isFit(key) && !seen.add(thing)) {
      section.fault(key, thing + " is there already", "each of them once in the network");
    }
  }

  /** The participants come before whatever mentions them. */
  void mention(Section section, String key, ParticipantId participant) {
    if (section.isFit(key) && !seen.contains("participant " + participant)) {
      section.fault(key, "is no participant of this directory", "a participant listed above");
    }
  }
}
