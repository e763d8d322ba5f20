package io.hanse.node.ledger.intake;

import io.hanse.node.decision.message.ContentHash;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.Submission;
import io.hanse.node.verification.VerifiedMessage;

/** A submission together with its octets. */
public sealed interface Delivery {
  /** The submission to be decided. */
  Submission submission();

  /** SHA-256 of the message's own octets, shared: not to be changed. */
  byte[] sha256();

  default MessageKey key() {
    return submission().key();
  }

  /**
   * A participant's message.
   *
   * @param usedElsewhere whether its sender is known to have used the id on another ledger
   */
  static Delivery of(VerifiedMessage message, boolean usedElsewhere) {
    ContentHash content = ContentHash.of(message.sha256());
    return new Received(message, Submission.Signed.of(message.message(), content, usedElsewhere));
  }

  /** A participant's message, in the envelope it came in. */
  record Received(VerifiedMessage message, Submission.Signed submission) implements Delivery {
    @Override
    public byte[] sha256() {
      return message.sha256();
    }
  }

  /**
   * One of the ledger's own events.
   *
   * @param octets its content, kept like a message; shared, not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Own(byte[] octets, Submission.OwnEvent submission) implements Delivery {
    @Override
    public byte[] sha256() {
      return submission.content().octets();
    }
  }
}
