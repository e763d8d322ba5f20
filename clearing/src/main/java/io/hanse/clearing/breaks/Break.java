package io.hanse.clearing.breaks;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;

/**
 * One message id that stands on two ledgers with different messages. Both were decided, answered
 * and are cleared; what is wrong is with their sender.
 *
 * @param participant the sender
 * @param message the id
 * @param one where it stands, the first by the ledger's name
 * @param other where it stands too
 */
public record Break(ParticipantId participant, MessageId message, Place one, Place other) {

  /** A window of a ledger. */
  public record Place(LedgerId ledger, long window) {
    @Override
    public String toString() {
      return "window " + window + " of " + ledger;
    }
  }

  /** What is wrong, in a sentence. */
  public String text() {
    return "message %s of %s stands in %s and in %s".formatted(message, participant, one, other);
  }
}
