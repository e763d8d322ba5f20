package io.hanse.config.shared;

import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;

/**
 * A message that is posted.
 *
 * @param participant the sender
 * @param id its id
 */
public record SeenMessage(ParticipantId participant, MessageId id) {}
