package io.hanse.config.shared;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;

/**
 * A message that has its one effect.
 *
 * @param participant the sender
 * @param id its id
 * @param ledger where the effect is
 * @param contentSha256 hex SHA-256 of the message's own octets
 */
public record SeenMessage(
    ParticipantId participant, MessageId id, LedgerId ledger, String contentSha256) {}
