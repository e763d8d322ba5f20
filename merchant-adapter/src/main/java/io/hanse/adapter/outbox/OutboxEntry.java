package io.hanse.adapter.outbox;

import java.time.Instant;

/** A stored message and where it stands. */
public record OutboxEntry(long number, OutboxMessage message, MessageState state, Instant addedAt) {
  /** The waiting message, without its octets. */
  Pending pending(MessageState.Waiting waiting) {
    return new Pending(
        number,
        message.id(),
        message.member(),
        message.alone(),
        message.octets().length(),
        waiting);
  }
}
