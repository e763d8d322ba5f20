package io.hanse.node.decision.message;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.MessageKind;
import io.hanse.protocol.rejection.RejectionCode;
import java.util.Optional;
import java.util.Set;

/** Checks a message that another one refers to, in the order of precedence. */
public final class References {
  private References() {}

  /**
   * The reason why a reference is refused; empty where it is accepted.
   *
   * @param original the message referred to, empty where there is none (yet)
   * @param kinds the kinds that the original may have
   */
  public static Optional<RejectionCode> fault(
      Optional<StoredMessage.Original> original, CardNumber card, Set<MessageKind> kinds) {
    if (original.isEmpty()) {
      return Optional.of(RejectionCode.UNKNOWN_ORIGINAL);
    }
    StoredMessage.Original found = original.get();
    if (found.card().isPresent() && !found.card().get().equals(card)) {
      return Optional.of(RejectionCode.WRONG_MEMBER);
    }
    if (!kinds.contains(found.kind())) {
      return Optional.of(RejectionCode.NOT_REVERSIBLE);
    }
    return found.refused() ? Optional.of(RejectionCode.ORIGINAL_REFUSED) : Optional.empty();
  }
}
