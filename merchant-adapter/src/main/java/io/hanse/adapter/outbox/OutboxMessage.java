package io.hanse.adapter.outbox;

import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.MessageWriter;

/**
 * A message as the outbox keeps it.
 *
 * @param id unique within the participant
 * @param member whose messages it must keep its place among
 * @param alone whether it may not travel in a bundle
 * @param octets the message itself, never written anew
 */
public record OutboxMessage(MessageId id, String member, boolean alone, Octets octets) {
  /** Fixes the octets of a message. */
  public static OutboxMessage of(Message message) {
    MessageId id = message.header().id();
    Octets octets = Octets.of(MessageWriter.octets(message));
    return switch (message) {
      case Message.Enrolment enrolment -> new OutboxMessage(id, id.toString(), true, octets);
      case Message.OfMember ofMember ->
          new OutboxMessage(id, ofMember.card().toString(), false, octets);
    };
  }
}
