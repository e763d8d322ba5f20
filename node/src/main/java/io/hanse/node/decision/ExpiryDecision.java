package io.hanse.node.decision;

import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.message.Submission;
import io.hanse.node.decision.posting.Posting;
import io.hanse.node.decision.posting.Ruling;
import io.hanse.node.decision.posting.WorkingSet;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.outcome.Outcome;

/** Points of lapsed lots leave the member: breakage of their issuers. */
final class ExpiryDecision {
  private ExpiryDecision() {}

  static Ruling expire(WorkingSet books, Submission.LotExpiry expiry, Outcome.Posted posted) {
    Posting posting = new Posting(books.member(expiry.card()));
    long points = 0;
    for (Lot lot : books.remainingLots(expiry.card())) {
      if (lot.hasLapsed(books.now())) {
        posting.take(EntryKind.BREAKAGE, lot, lot.remaining().value());
        points += lot.remaining().value();
      }
    }
    return points == 0
        ? Ruling.nothingToDo()
        : new Ruling.Applied(
            new Outcome.Expired(posted, expiry.card(), Points.of(points), posting.balance()),
            posting.effects());
  }
}
