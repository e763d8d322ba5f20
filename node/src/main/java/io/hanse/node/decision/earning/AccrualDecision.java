package io.hanse.node.decision.earning;

import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.book.Limits;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.charge.Charges;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.posting.Posting;
import io.hanse.node.decision.posting.Repayment;
import io.hanse.node.decision.posting.Ruling;
import io.hanse.node.decision.posting.WorkingSet;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.Unit;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.RejectionCode;
import java.util.OptionalLong;

/**
 * Points for a purchase: a lot of the seller's, at the rate that its tariff has now. Where the
 * member owes points, the lot pays the oldest debts first, as if it were redeemed at the debts'
 * issuers, who are owed for it.
 */
public final class AccrualDecision {
  private AccrualDecision() {}

  public static Ruling accrue(WorkingSet books, Message.Accrual accrual, Outcome.Posted posted) {
    EarnRules.Earned earned =
        EarnRules.earn(
            books.terms().directory().programme().earnRules(),
            accrual.header(),
            accrual.purchase());
    MemberAccount member = books.member(accrual.card());
    if (earned.points() > Limits.POINTS_PER_MESSAGE
        || earned.points() > Points.MAX - member.available().value()) {
      return Ruling.refuse(RejectionCode.LIMIT_EXCEEDED, "the purchase earns too many points");
    }
    Posting posting = new Posting(member);
    long repaid = earned.points() == 0 ? 0 : issue(books, member, posted, earned, posting);
    return new Ruling.Applied(
        new Outcome.Accrued(
            posted,
            member.card(),
            Points.of(earned.points()),
            Points.of(repaid),
            earned.explanation(),
            posting.balance()),
        posting.effects());
  }

  private static long issue(
      WorkingSet books,
      MemberAccount member,
      Outcome.Posted posted,
      EarnRules.Earned earned,
      Posting posting) {
    Lot lot = newLot(books, member, posted, Points.of(earned.points()));
    posting.issue(EntryKind.ACCRUAL, lot);
    Charges charges = new Charges();
    long repaid = new Repayment(books, member, posting, charges).pay(lot, earned.points());
    posting.charge(charges.owed());
    return repaid;
  }

  private static Lot newLot(
      WorkingSet books, MemberAccount member, Outcome.Posted posted, Points points) {
    ParticipantId issuer = posted.participant();
    return new Lot(
        books.numbers().nextLot(),
        member.card(),
        issuer,
        Unit.NETWORK_POINTS,
        points,
        points,
        Points.ZERO,
        Points.ZERO,
        books.party(issuer).tariff().funded(),
        books.now(),
        books.lotExpiry(),
        new MessageKey(issuer, posted.id()),
        OptionalLong.empty());
  }
}
