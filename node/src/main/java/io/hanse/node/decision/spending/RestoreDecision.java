package io.hanse.node.decision.spending;

import io.hanse.node.decision.book.Consumption;
import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.book.Restoration;
import io.hanse.node.decision.charge.Charges;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.posting.Posting;
import io.hanse.node.decision.posting.Repayment;
import io.hanse.node.decision.posting.Ruling;
import io.hanse.node.decision.posting.WorkingSet;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.Message.Extent;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.Left;
import io.hanse.protocol.rejection.RejectionCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * A redemption or capture taken back, in parts if need be: the points return to the very lots they
 * came from, the last consumed first, and what was owed for them is owed the other way.
 */
public final class RestoreDecision {
  private final WorkingSet books;
  private final List<Consumption> consumptions;
  private final Posting posting;
  private final Charges charges = new Charges();
  private final Charges repaid = new Charges();
  private final Repayment repayment;
  private long paidDebt;

  private RestoreDecision(WorkingSet books, MessageKey redemption, MemberAccount member) {
    this.books = books;
    this.consumptions = new ArrayList<>(books.consumptionsOf(redemption));
    this.posting = new Posting(member);
    this.repayment = new Repayment(books, member, posting, repaid);
    Comparator<Consumption> asConsumed =
        Comparator.comparing(consumption -> books.lot(consumption.lot()), Lot.SPENDING_ORDER);
    consumptions.sort(asConsumed.reversed());
  }

  public static Ruling restore(
      WorkingSet books, MessageKey redemption, Message.Reversal reversal, Outcome.Posted posted) {
    RestoreDecision decision =
        new RestoreDecision(books, redemption, books.member(reversal.card()));
    long left = decision.left();
    long points =
        switch (reversal.extent()) {
          case Extent.Whole whole -> left;
          case Extent.Part part -> part.points().value();
          case Extent.Lines lines ->
              throw new IllegalArgumentException("a redemption has no " + lines);
        };
    if (left == 0 || points > left) {
      return Ruling.refuse(
          RejectionCode.EXCEEDS_ORIGINAL,
          left + " points are left of the original.",
          new Left.OfPoints(Points.of(left)));
    }
    return decision.restore(points, posted);
  }

  private long left() {
    long left = 0;
    for (Consumption consumption : consumptions) {
      left += consumption.left().value();
    }
    return left;
  }

  private Ruling restore(long points, Outcome.Posted posted) {
    long missing = points;
    for (Consumption consumption : consumptions) {
      Lot lot = books.lot(consumption.lot());
      long part = Math.min(missing, consumption.left().value());
      charges.addBack(lot, consumption, part);
      if (part > 0) {
        posting.restore(new Restoration(consumption.redemption(), lot.id(), Points.of(part)));
        giveBack(lot, part);
        missing -= part;
      }
    }
    posting.charge(charges.owedBack());
    posting.charge(repaid.owed());
    return new Ruling.Applied(
        new Outcome.Restored(
            posted, posting.card(), Points.of(points), Points.of(paidDebt), posting.balance()),
        posting.effects());
  }

  /**
   * Cancels the debt for the lot's accrual first, then pays other debts; what is left lives on in a
   * lot.
   */
  private void giveBack(Lot lot, long points) {
    long cancelled = books.debtFor(lot).map(it -> posting.cancelDebt(it, points)).orElse(0L);
    long back = points - cancelled;
    paidDebt += cancelled;
    if (back > 0) {
      paidDebt += repayment.pay(comeBack(lot, back), back);
    }
  }

  private Lot comeBack(Lot lot, long points) {
    if (lot.hasLapsed(books.now())) {
      Lot grace = graceLot(lot, Points.of(points));
      posting.issue(EntryKind.RESTORE, grace);
      return grace;
    }
    posting.restore(lot, points);
    return lot;
  }

  /** Points of a lot that has lapsed meanwhile get a grace period in a lot of their own. */
  private Lot graceLot(Lot lapsed, Points points) {
    return new Lot(
        books.numbers().nextLot(),
        lapsed.card(),
        lapsed.issuer(),
        lapsed.unit(),
        points,
        points,
        Points.ZERO,
        Points.ZERO,
        lapsed.funded(),
        lapsed.earnedAt(),
        books.graceExpiry(),
        lapsed.origin(),
        OptionalLong.of(lapsed.root()));
  }
}
