package io.hanse.node.decision;

import io.hanse.node.decision.charge.ObligationDraft;
import io.hanse.node.decision.message.Submission;
import io.hanse.node.decision.posting.Effects;
import io.hanse.node.decision.posting.Ruling;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.obligation.ObligationKind;
import io.hanse.protocol.outcome.Outcome;

/** What rounding left over, once it is worth a minor unit, is owed like anything else. */
final class RoundingDecision {
  private RoundingDecision() {}

  static Ruling post(Submission.RoundingDue rounding, Outcome.Posted posted) {
    Money due = rounding.due();
    if (due.isZero()) {
      return Ruling.nothingToDo();
    }
    Money amount = due.isNegative() ? due.negated() : due;
    ObligationDraft obligation =
        new ObligationDraft(
            due.isNegative() ? rounding.creditor() : rounding.debtor(),
            due.isNegative() ? rounding.debtor() : rounding.creditor(),
            amount,
            ObligationKind.ROUNDING,
            Points.ZERO,
            new PointRate(due.currency(), 0));
    return new Ruling.Applied(
        new Outcome.RoundingPosted(posted, amount), Effects.obligation(obligation));
  }
}
