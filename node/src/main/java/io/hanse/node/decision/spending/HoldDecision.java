package io.hanse.node.decision.spending;

import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.book.Exact;
import io.hanse.node.decision.book.Hold;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.charge.Charges;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.References;
import io.hanse.node.decision.message.Submission;
import io.hanse.node.decision.posting.Conservation;
import io.hanse.node.decision.posting.Posting;
import io.hanse.node.decision.posting.Repayment;
import io.hanse.node.decision.posting.Ruling;
import io.hanse.node.decision.posting.WorkingSet;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.MessageKind;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.Left;
import io.hanse.protocol.rejection.RejectionCode;
import java.util.Optional;
import java.util.Set;

/** How a hold ends: captured whole or in part (the rest is released), voided, or lapsed. */
public final class HoldDecision {
  private static final Set<MessageKind> AUTHORIZATIONS = Set.of(MessageKind.AUTHORIZATION);

  private final WorkingSet books;
  private final Outcome.Posted posted;
  private final Hold.Open hold;
  private final Posting posting;
  private final Charges charges = new Charges();
  private final Repayment repayment;

  private HoldDecision(WorkingSet books, Outcome.Posted posted, Hold.Open hold) {
    this.books = books;
    this.posted = posted;
    this.hold = hold;
    MemberAccount member = books.member(hold.card());
    this.posting = new Posting(member);
    this.repayment = new Repayment(books, member, posting, charges);
  }

  public static Ruling capture(WorkingSet books, Message.Capture capture, Outcome.Posted posted) {
    Optional<RejectionCode> fault = fault(books, posted, capture.authorization(), capture.card());
    if (fault.isPresent()) {
      return refuse(fault.get(), "capture");
    }
    Hold.Open hold = open(books, posted, capture.authorization());
    Points points = capture.points().orElse(hold.points());
    if (hold.points().isLessThan(points)) {
      return Ruling.refuse(
          RejectionCode.EXCEEDS_AUTHORIZATION,
          "The authorization holds " + hold.points() + " points.",
          new Left.OfPoints(hold.points()));
    }
    return new HoldDecision(books, posted, hold).capture(points);
  }

  public static Ruling giveBack(WorkingSet books, Message.Void voiding, Outcome.Posted posted) {
    Optional<RejectionCode> fault = fault(books, posted, voiding.authorization(), voiding.card());
    if (fault.isPresent()) {
      return refuse(fault.get(), "release");
    }
    Hold.Open hold = open(books, posted, voiding.authorization());
    return new HoldDecision(books, posted, hold).release(Hold.Closing.VOIDED);
  }

  /** A hold that was closed meanwhile, or whose time is not over, is left as it is. */
  public static Ruling lapse(WorkingSet books, Submission.HoldLapse lapse, Outcome.Posted posted) {
    return books.findHold(lapse.hold()).orElse(null) instanceof Hold.Open hold
            && hold.hasLapsed(books.now())
        ? new HoldDecision(books, posted, hold).release(Hold.Closing.LAPSED)
        : Ruling.nothingToDo();
  }

  private static Ruling refuse(RejectionCode code, String wish) {
    return code == RejectionCode.ORIGINAL_REFUSED
        ? Ruling.refuse(code, "The authorization was refused; there is nothing to " + wish + ".")
        : Ruling.refuse(code);
  }

  private static Optional<RejectionCode> fault(
      WorkingSet books, Outcome.Posted posted, MessageId authorization, CardNumber card) {
    MessageKey key = new MessageKey(posted.participant(), authorization);
    Optional<RejectionCode> fault = References.fault(books.original(key), card, AUTHORIZATIONS);
    if (fault.isPresent()) {
      return fault;
    }
    boolean open = books.hold(key) instanceof Hold.Open found && !found.hasLapsed(books.now());
    return open ? Optional.empty() : Optional.of(RejectionCode.AUTHORIZATION_CLOSED);
  }

  private static Hold.Open open(WorkingSet books, Outcome.Posted posted, MessageId authorization) {
    return (Hold.Open) books.hold(new MessageKey(posted.participant(), authorization));
  }

  private Ruling capture(Points points) {
    Money value = valueOf(points);
    if (value.isZero()) {
      return Ruling.refuse(RejectionCode.WORTH_NOTHING);
    }
    Spending spending =
        new Spending(books, new MessageKey(posted.participant(), posted.id()), charges);
    long missing = points.value();
    for (Hold.Slice slice : hold.slices()) {
      Lot lot = books.lot(slice.lot());
      long part = Math.min(missing, slice.points().value());
      if (part > 0) {
        posting.capture(lot, part);
        spending.spend(lot, Points.of(part), posting);
      }
      release(lot, slice.points().value() - part);
      missing -= part;
    }
    Conservation.require(missing == 0, "a hold's slices add up", hold);
    posting.charge(charges.owed());
    posting.close(hold.closed(Hold.Closing.CAPTURED));
    return new Ruling.Applied(
        new Outcome.Redeemed(
            posted, hold.card(), points, hold.points().minus(points), value, posting.balance()),
        posting.effects());
  }

  /** The part's share of the hold's value, rounded down: capturing in parts never gains. */
  private Money valueOf(Points points) {
    return Money.of(
        hold.value().currency(),
        Exact.floor(hold.value().minorUnits(), points.value(), hold.points().value()));
  }

  private Ruling release(Hold.Closing how) {
    for (Hold.Slice slice : hold.slices()) {
      release(books.lot(slice.lot()), slice.points().value());
    }
    posting.charge(charges.owed());
    posting.close(hold.closed(how));
    return new Ruling.Applied(
        new Outcome.Released(posted, hold.card(), hold.points(), posting.balance()),
        posting.effects());
  }

  /**
   * Points that come back into a lot whose accrual is owed for cancel that debt first. Of the rest,
   * what has lapsed meanwhile is breakage, and what has not pays other debts.
   */
  private void release(Lot lot, long points) {
    long cancelled =
        books.debtFor(lot).map(debt -> posting.cancelDebtFromHeld(lot, debt, points)).orElse(0L);
    long back = points - cancelled;
    posting.release(lot, back);
    if (lot.hasLapsed(books.now())) {
      posting.take(EntryKind.BREAKAGE, lot, back);
    } else {
      repayment.pay(lot, back);
    }
  }
}
