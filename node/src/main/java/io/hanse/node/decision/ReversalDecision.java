package io.hanse.node.decision;

import io.hanse.node.decision.earning.ClawbackDecision;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.References;
import io.hanse.node.decision.message.StoredMessage;
import io.hanse.node.decision.posting.Conservation;
import io.hanse.node.decision.posting.Ruling;
import io.hanse.node.decision.posting.WorkingSet;
import io.hanse.node.decision.spending.RestoreDecision;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.Message.Extent;
import io.hanse.protocol.message.MessageKind;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.RejectionCode;
import java.util.Optional;
import java.util.Set;

/** Finds out what a reversal undoes: an accrual, or a redemption or capture. */
final class ReversalDecision {
  private static final Set<MessageKind> ACCRUALS = Set.of(MessageKind.ACCRUAL);
  private static final Set<MessageKind> REDEMPTIONS =
      Set.of(MessageKind.REDEMPTION, MessageKind.CAPTURE);
  private static final Set<MessageKind> BOTH =
      Set.of(MessageKind.ACCRUAL, MessageKind.REDEMPTION, MessageKind.CAPTURE);

  private ReversalDecision() {}

  static Ruling reverse(WorkingSet books, Message.Reversal reversal, Outcome.Posted posted) {
    MessageKey original = new MessageKey(posted.participant(), reversal.original());
    Optional<StoredMessage.Original> found = books.original(original);
    Optional<RejectionCode> fault =
        References.fault(found, reversal.card(), reversible(reversal.extent()));
    if (fault.isPresent()) {
      return Ruling.refuse(fault.get());
    }
    Optional<StoredMessage.Basket> basket = found.flatMap(StoredMessage.Original::basket);
    boolean accrual = found.map(it -> it.kind() == MessageKind.ACCRUAL).orElse(false);
    Conservation.require(accrual == basket.isPresent(), "an accrual has a basket", original);
    return basket
        .map(it -> ClawbackDecision.clawBack(books, original, it, reversal, posted))
        .orElseGet(() -> RestoreDecision.restore(books, original, reversal, posted));
  }

  private static Set<MessageKind> reversible(Extent extent) {
    return switch (extent) {
      case Extent.Whole whole -> BOTH;
      case Extent.Lines lines -> ACCRUALS;
      case Extent.Part part -> REDEMPTIONS;
    };
  }
}
