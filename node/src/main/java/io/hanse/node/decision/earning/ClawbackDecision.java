package io.hanse.node.decision.earning;

import io.hanse.node.decision.book.Debt;
import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.TakenLine;
import io.hanse.node.decision.charge.Charges;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.StoredMessage;
import io.hanse.node.decision.posting.LoadedState;
import io.hanse.node.decision.posting.Posting;
import io.hanse.node.decision.posting.Repayment;
import io.hanse.node.decision.posting.Ruling;
import io.hanse.node.decision.posting.WorkingSet;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.message.LinePart;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.Message.Extent;
import io.hanse.protocol.message.PurchaseLine;
import io.hanse.protocol.outcome.Explanation;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.Left;
import io.hanse.protocol.rejection.RejectionCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An accrual taken back, by line or whatever is left of it. The points come from the accrual's own
 * lots: first what remains there, then what had lapsed there. For what the member has spent
 * already, the member's other lots make up; only the rest becomes a debt, so that a member with a
 * debt has nothing to spend.
 */
public final class ClawbackDecision {
  private final WorkingSet books;
  private final MessageKey accrual;
  private final Map<Integer, PurchaseLine> lines = new HashMap<>();
  private final Map<Integer, Explanation> earned = new HashMap<>();
  private final StoredMessage.Basket basket;
  private final ReturnableLines returnable;

  private ClawbackDecision(WorkingSet books, MessageKey accrual, StoredMessage.Basket basket) {
    this.books = books;
    this.accrual = accrual;
    this.basket = basket;
    this.returnable = new ReturnableLines(accrual, basket);
    basket.purchase().lines().forEach(line -> lines.put(line.line(), line));
    basket.earned().forEach(explanation -> earned.put(explanation.line(), explanation));
  }

  public static Ruling clawBack(
      WorkingSet books,
      MessageKey accrual,
      StoredMessage.Basket basket,
      Message.Reversal reversal,
      Outcome.Posted posted) {
    ClawbackDecision decision = new ClawbackDecision(books, accrual, basket);
    return switch (reversal.extent()) {
      case Extent.Whole whole -> decision.takeBack(decision.rest(), reversal, posted);
      case Extent.Lines parts -> decision.byLine(parts.lines(), reversal, posted);
      case Extent.Part part -> throw new IllegalArgumentException("an accrual has no " + part);
    };
  }

  private List<TakenLine> rest() {
    List<TakenLine> taken = new ArrayList<>();
    for (PurchaseLine line : basket.purchase().lines()) {
      ReturnedLine returned = returned(line);
      if (!returned.isExhausted()) {
        taken.add(returned.rest());
      }
    }
    return taken;
  }

  private Ruling byLine(List<LinePart> parts, Message.Reversal reversal, Outcome.Posted posted) {
    for (LinePart part : parts) {
      if (!lines.containsKey(part.line())) {
        return Ruling.refuse(RejectionCode.UNKNOWN_LINE, "the original has no line " + part.line());
      }
    }
    List<TakenLine> taken = new ArrayList<>(parts.size());
    for (LinePart part : parts) {
      PurchaseLine line = LoadedState.required(lines.get(part.line()), "line", part);
      Optional<TakenLine> back = returned(line).part(part);
      if (back.isEmpty()) {
        return Ruling.refuse(
            RejectionCode.EXCEEDS_ORIGINAL,
            "Less is left of line " + part.line() + ".",
            returned(line).left());
      }
      taken.add(back.get());
    }
    return takeBack(taken, reversal, posted);
  }

  private ReturnedLine returned(PurchaseLine line) {
    TakenLine before = books.takenOf(accrual, line.line());
    return returnable.line(line, before == null ? returnable.nothing(line) : before);
  }

  private Ruling takeBack(List<TakenLine> taken, Message.Reversal reversal, Outcome.Posted posted) {
    if (taken.isEmpty()) {
      return Ruling.refuse(
          RejectionCode.EXCEEDS_ORIGINAL,
          "Nothing is left of the original.",
          new Left.OfPoints(Points.ZERO));
    }
    Posting posting = new Posting(books.member(reversal.card()));
    long points = 0;
    List<Explanation> explanation = new ArrayList<>(taken.size());
    for (TakenLine line : taken) {
      posting.takeLine(line);
      points += line.points().value();
      Explanation rule = earned.get(line.line());
      if (rule != null) {
        explanation.add(new Explanation(line.line(), rule.rule(), line.points()));
      }
    }
    long owed = points == 0 ? 0 : take(points, posting);
    return new Ruling.Applied(
        new Outcome.ClawedBack(
            posted,
            reversal.card(),
            Points.of(points),
            Points.of(owed),
            explanation,
            posting.balance()),
        posting.effects());
  }

  /** Takes the points from where they are, and says how many are owed. */
  private long take(long points, Posting posting) {
    List<Lot> lots = books.lotsOf(accrual);
    lots.sort(Lot.SPENDING_ORDER);
    long missing = points;
    for (Lot lot : lots) {
      long part = Math.min(missing, lot.remaining().value());
      posting.take(EntryKind.CLAWBACK, lot, part);
      missing -= part;
    }
    for (Lot lot : lots) {
      long part = Math.min(missing, lot.expired().value());
      posting.reverseBreakage(lot, part);
      posting.take(EntryKind.CLAWBACK, lot, part);
      missing -= part;
    }
    Debt debt = debt(lots);
    long owed = missing == 0 ? 0 : makeUp(debt, missing, posting);
    posting.owe(debt, owed);
    return owed;
  }

  /**
   * Takes what is missing from the member's other lots, soonest expiring first, and says how much
   * they lack. Lots that have lapsed unnoticed pay nothing and become breakage.
   */
  private long makeUp(Debt debt, long points, Posting posting) {
    List<Lot> others = books.remainingLots(posting.card());
    others.removeIf(lot -> lot.origin().equals(accrual));
    others.sort(Lot.SPENDING_ORDER);
    Charges charges = new Charges();
    Repayment repayment = new Repayment(books, books.member(posting.card()), posting, charges);
    long missing = points;
    for (Lot lot : others) {
      if (lot.hasLapsed(books.now())) {
        posting.take(EntryKind.BREAKAGE, lot, lot.remaining().value());
      } else {
        long part = Math.min(missing, lot.remaining().value());
        repayment.makeUp(lot, debt.issuer(), part);
        missing -= part;
      }
    }
    posting.charge(charges.owed());
    return missing;
  }

  /** The debt that grows; opened now where the accrual had none. */
  private Debt debt(List<Lot> lots) {
    for (Lot lot : lots) {
      if (lot.parent().isEmpty()) {
        return books
            .debtFor(lot)
            .orElseGet(
                () -> new Debt(lot.id(), lot.card(), lot.issuer(), Points.ZERO, books.now()));
      }
    }
    throw new IllegalStateException("the accrual's lot was not loaded: " + accrual);
  }
}
