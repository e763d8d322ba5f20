package io.hanse.node.decision.posting;

import io.hanse.config.directory.ParticipantEntry;
import io.hanse.node.decision.book.Debt;
import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.charge.Charges;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.identity.ParticipantId;
import java.util.List;
import java.util.Optional;

/**
 * Pays what a member owes with points that become available: the oldest debt first, each point as
 * if it were redeemed at the issuer who bears the debt and is owed for it.
 */
public final class Repayment {
  private final WorkingSet books;
  private final Posting posting;
  private final List<Debt> debts;
  private final Charges charges;

  /**
   * Repayments of one message.
   *
   * @param charges takes what is owed for them
   */
  public Repayment(WorkingSet books, MemberAccount member, Posting posting, Charges charges) {
    this.books = books;
    this.posting = posting;
    this.charges = charges;
    this.debts = books.debtsOf(member);
  }

  /**
   * Pays debts with available points of a lot.
   *
   * @return how many points that took
   */
  public long pay(Lot lot, long points) {
    long left = points;
    for (Debt debt : debts) {
      long part = posting.repay(lot, debt, left);
      charge(lot, debt.issuer(), part);
      left -= part;
    }
    return points - left;
  }

  /** Points of a lot make up for points that an issuer no longer finds in its own lots. */
  public void makeUp(Lot lot, ParticipantId issuer, long points) {
    posting.take(EntryKind.REPAYMENT, lot, points);
    charge(lot, issuer, points);
  }

  private void charge(Lot lot, ParticipantId creditor, long points) {
    if (points > 0) {
      charges.add(lot, creditor, Charges.viaPool(lot, creditor, reimbursement(creditor)), points);
    }
  }

  /** An issuer that has left the network takes what is owed. */
  private Optional<PointRate> reimbursement(ParticipantId acceptor) {
    return books
        .terms()
        .directory()
        .participant(acceptor)
        .map(ParticipantEntry::tariff)
        .flatMap(tariff -> tariff.reimbursement());
  }
}
