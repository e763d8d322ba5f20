package io.hanse.adapter.outbox;

import io.hanse.protocol.identity.MessageId;

/**
 * A message that waits, without its octets.
 *
 * @param number its place in the outbox
 * @param size octets of the message
 */
public record Pending(
    long number, MessageId id, String member, boolean alone, int size, MessageState.Waiting state) {
  Pending in(MessageState.Waiting state) {
    return new Pending(number, id, member, alone, size, state);
  }

  /** This message, to be sent alone, which shows the faulty message of a bundle. */
  public Pending apart() {
    return new Pending(number, id, member, true, size, state);
  }
}
