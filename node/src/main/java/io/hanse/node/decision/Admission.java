package io.hanse.node.decision;

import io.hanse.config.directory.ParticipantEntry;
import io.hanse.config.directory.Permission;
import io.hanse.node.decision.message.Submission;
import io.hanse.node.decision.posting.WorkingSet;
import io.hanse.protocol.message.Header;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The checks before any business rule, in the order of precedence: whether the id has its effect on
 * another ledger, the time of the event, then whether place, sender and member are known and
 * permitted. Their refusals are not recorded.
 */
final class Admission {
  private static final Duration OFFLINE = Duration.ofDays(30);
  private static final Duration ONLINE = Duration.ofMinutes(5);
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private Admission() {}

  /** Why the message is turned away, or nothing. */
  static Optional<Rejection> fault(Submission.Signed signed, WorkingSet books) {
    if (signed.usedElsewhere()) {
      return Optional.of(Rejection.of(RejectionCode.ID_CONFLICT).at("/id"));
    }
    return fault(signed.message(), books);
  }

  private static Optional<Rejection> fault(Message message, WorkingSet books) {
    Header header = message.header();
    ParticipantEntry sender =
        books.terms().directory().participant(header.participant()).orElse(null);
    Instant occurredAt = header.occurredAt().toInstant();
    boolean anyAge = sender != null && sender.may(Permission.HISTORY);
    if (!anyAge && occurredAt.isBefore(books.now().minus(maxAge(message)))) {
      return Optional.of(Rejection.of(RejectionCode.TOO_OLD).at("/occurredAt"));
    }
    if (occurredAt.isAfter(books.now().plus(AHEAD))) {
      return Optional.of(Rejection.of(RejectionCode.IN_THE_FUTURE).at("/occurredAt"));
    }
    if (sender == null || sender.location(header.location()).isEmpty()) {
      return Optional.of(Rejection.of(RejectionCode.UNKNOWN_LOCATION).at("/location"));
    }
    if (sender.suspended()) {
      return Optional.of(Rejection.of(RejectionCode.SUSPENDED_PARTICIPANT).at("/participant"));
    }
    if (message instanceof Message.OfMember ofMember && books.findMember(ofMember.card()) == null) {
      return Optional.of(Rejection.of(RejectionCode.UNKNOWN_MEMBER).at("/member/card"));
    }
    return Optional.empty();
  }

  /** What spends points happens with the member at the till; the rest can wait in an outbox. */
  private static Duration maxAge(Message message) {
    return switch (message) {
      case Message.Redemption redemption -> ONLINE;
      case Message.Authorization authorization -> ONLINE;
      case Message.Enrolment enrolment -> OFFLINE;
      case Message.Accrual accrual -> OFFLINE;
      case Message.Capture capture -> OFFLINE;
      case Message.Void voiding -> OFFLINE;
      case Message.Reversal reversal -> OFFLINE;
    };
  }
}
