package io.hanse.node.decision.earning;

import io.hanse.config.directory.ParticipantEntry;
import io.hanse.node.decision.book.Debt;
import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.book.Limits;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.charge.Charges;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.posting.Posting;
import io.hanse.node.decision.posting.Ruling;
import io.hanse.node.decision.posting.WorkingSet;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.Unit;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.RejectionCode;
import java.util.List;
import java.util.Optional;
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
    long repaid = Math.min(earned.points(), member.debt().value());
    posting.issue(EntryKind.ACCRUAL, lot, repaid);
    if (repaid > 0) {
      repay(books, lot, books.debtsOf(member), repaid, posting);
    }
    return repaid;
  }

  private static void repay(
      WorkingSet books, Lot lot, List<Debt> debts, long repaid, Posting posting) {
    Charges charges = new Charges();
    long left = repaid;
    for (Debt debt : debts) {
      long part = Math.min(left, debt.owed().value());
      if (part > 0) {
        posting.repay(lot, debt, part);
        charges.add(
            lot,
            debt.issuer(),
            Charges.viaPool(lot, debt.issuer(), reimbursement(books, debt.issuer())),
            part);
        left -= part;
      }
    }
    posting.charge(charges.owed());
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

  /** A debt's issuer may have left the network: then it takes what is owed. */
  private static Optional<PointRate> reimbursement(WorkingSet books, ParticipantId acceptor) {
    return books
        .terms()
        .directory()
        .participant(acceptor)
        .map(ParticipantEntry::tariff)
        .flatMap(tariff -> tariff.reimbursement());
  }
}
