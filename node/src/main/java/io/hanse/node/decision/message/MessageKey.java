package io.hanse.node.decision.message;

import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;

/**
 * The key under which a message has one effect for ever: an id within its participant. Ordered by
 * participant, then id, which is the order of insertion.
 */
public record MessageKey(ParticipantId participant, MessageId id)
    implements Comparable<MessageKey> {
  /** Another message of the same participant: nobody refers to somebody else's. */
  MessageKey sibling(MessageId other) {
    return new MessageKey(participant, other);
  }

  @Override
  public int compareTo(MessageKey other) {
    int byParticipant = participant.compareTo(other.participant);
    return byParticipant != 0 ? byParticipant : id.compareTo(other.id);
  }
}
