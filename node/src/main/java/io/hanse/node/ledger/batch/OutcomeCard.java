package io.hanse.node.ledger.batch;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.outcome.Outcome;
import java.util.Optional;

/** The card of the member that an outcome is about. */
final class OutcomeCard {
  private OutcomeCard() {}

  static Optional<CardNumber> of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Enrolled enrolled -> Optional.of(enrolled.card());
      case Outcome.Accrued accrued -> Optional.of(accrued.card());
      case Outcome.Redeemed redeemed -> Optional.of(redeemed.card());
      case Outcome.Held held -> Optional.of(held.card());
      case Outcome.Released released -> Optional.of(released.card());
      case Outcome.ClawedBack clawedBack -> Optional.of(clawedBack.card());
      case Outcome.Restored restored -> Optional.of(restored.card());
      case Outcome.Expired expired -> Optional.of(expired.card());
      case Outcome.Repaid repaid -> Optional.of(repaid.card());
      case Outcome.Refused refused -> refused.card();
      case Outcome.RoundingPosted rounding -> Optional.empty();
    };
  }
}
