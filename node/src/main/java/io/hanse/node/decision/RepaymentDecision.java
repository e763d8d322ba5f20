package io.hanse.node.decision;

import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.charge.Charges;
import io.hanse.node.decision.message.Submission;
import io.hanse.node.decision.posting.Posting;
import io.hanse.node.decision.posting.Repayment;
import io.hanse.node.decision.posting.Ruling;
import io.hanse.node.decision.posting.WorkingSet;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.outcome.Outcome;
import java.util.List;

/** What a member can spend pays what the member owes; afterwards at most one of the two is left. */
final class RepaymentDecision {
  private RepaymentDecision() {}

  static Ruling repay(WorkingSet books, Submission.DebtRepayment due, Outcome.Posted posted) {
    MemberAccount member = books.member(due.card());
    if (!member.owesDespiteBalance()) {
      return Ruling.nothingToDo();
    }
    Posting posting = new Posting(member);
    Charges charges = new Charges();
    Repayment repayment = new Repayment(books, member, posting, charges);
    List<Lot> lots = books.remainingLots(due.card());
    lots.sort(Lot.SPENDING_ORDER);
    long points = 0;
    for (Lot lot : lots) {
      if (lot.hasLapsed(books.now())) {
        posting.take(EntryKind.BREAKAGE, lot, lot.remaining().value());
      } else {
        points += repayment.pay(lot, lot.remaining().value());
      }
    }
    posting.charge(charges.owed());
    return new Ruling.Applied(
        new Outcome.Repaid(posted, due.card(), Points.of(points), posting.balance()),
        posting.effects());
  }
}
