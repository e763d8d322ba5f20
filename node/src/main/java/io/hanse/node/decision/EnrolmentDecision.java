package io.hanse.node.decision;

import io.hanse.node.decision.posting.Conservation;
import io.hanse.node.decision.posting.Effects;
import io.hanse.node.decision.posting.Ruling;
import io.hanse.node.decision.posting.WorkingSet;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.outcome.Outcome;

/** A new member gets a card under the ledger's prefix. */
final class EnrolmentDecision {
  private EnrolmentDecision() {}

  static Ruling enrol(WorkingSet books, Outcome.Posted posted) {
    CardNumber card = CardNumber.of(books.terms().cardPrefix(), books.numbers().nextAccount());
    Conservation.require(books.findMember(card) == null, "an account number is new", card);
    return new Ruling.Applied(new Outcome.Enrolled(posted, card), Effects.enrolment(card));
  }
}
