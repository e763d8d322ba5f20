package io.hanse.config.settings;

import io.hanse.protocol.identity.ParticipantId;

/** For whom a token speaks. */
public sealed interface Access {
  /** One participant: it sees what concerns itself. */
  record OfParticipant(ParticipantId participant) implements Access {}

  /** A role of the network. */
  record OfRole(Role role) implements Access {}
}
