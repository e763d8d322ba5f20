package io.hanse.clearing.breaks;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;

/**
 * A message id that its sender used on two ledgers for different messages. Both were decided,
 * answered and cleared; the fault is their sender's.
 *
 * @param participant the sender
 * @param message the id
 * @param one the first place, by the ledger's id
 * @param other the second place
 */
public record Break(ParticipantId participant, MessageId message, Place one, Place other) {

  /** A window of a ledger. */
  public record Place(LedgerId ledger, long window) {
    @Override
    public String toString() {
      return "window " + window + " of " + ledger;
    }
  }

  /** The break in a sentence. */
  public String text() {
    return "message %s of %s stands in %s and in %s".formatted(message, participant, one, other);
  }
}
