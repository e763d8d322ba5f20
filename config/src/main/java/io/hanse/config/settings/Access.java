package io.hanse.config.settings;

import io.hanse.protocol.identity.ParticipantId;

/** The holder for whom a token speaks. */
public sealed interface Access {
  /** One participant, which sees what concerns itself. */
  record OfParticipant(ParticipantId participant) implements Access {}

  /** A role of the network. */
  record OfRole(Role role) implements Access {}
}
