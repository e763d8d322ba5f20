package io.hanse.node.ledger.lane;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.ParticipantKey;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.verification.VerifiedMessage;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks a message's key again where the directory has changed since the verification: a revocation
 * is in force as soon as the ledger has its copy.
 */
final class KeyCheck {
  private KeyCheck() {}

  static Optional<Rejection> fault(Directory directory, Delivery delivery, Instant now) {
    return switch (delivery) {
      case Delivery.Own own -> Optional.empty();
      case Delivery.Received received ->
          received.message().directoryVersion() >= directory.version()
              ? Optional.empty()
              : fault(directory, received.message(), now).map(Rejection::of);
    };
  }

  private static Optional<RejectionCode> fault(
      Directory directory, VerifiedMessage message, Instant now) {
    Optional<ParticipantKey> key =
        directory
            .participantKey(message.key())
            .filter(known -> known.participant().id().equals(message.participant()));
    if (key.isEmpty()) {
      return Optional.of(RejectionCode.UNKNOWN_KEY);
    }
    return switch (key.get().key().statusAt(now)) {
      case VALID -> Optional.empty();
      case REVOKED -> Optional.of(RejectionCode.REVOKED_KEY);
      case NOT_YET_VALID, EXPIRED -> Optional.of(RejectionCode.EXPIRED_KEY);
    };
  }
}
