package io.hanse.node.decision.posting;

import io.hanse.node.decision.book.Account;
import io.hanse.node.decision.book.Consumption;
import io.hanse.node.decision.book.Debt;
import io.hanse.node.decision.book.DebtChange;
import io.hanse.node.decision.book.Entry;
import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.book.Hold;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.LotChange;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.book.MemberChange;
import io.hanse.node.decision.book.Restoration;
import io.hanse.node.decision.book.TakenLine;
import io.hanse.node.decision.charge.Charges;
import io.hanse.node.decision.charge.ObligationDraft;
import io.hanse.node.decision.charge.Residue;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.Unit;
import io.hanse.protocol.outcome.Balance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects what one message does to one member's lots, as double entries with the changes that
 * belong to each, so that no figure moves without its entry. Moves of zero points are nothing.
 */
public final class Posting {
  private final MemberAccount member;
  private final CardNumber card;
  private final List<Entry> entries = new ArrayList<>(4);
  private final Map<Long, Lot> issued = new LinkedHashMap<>(2);
  private final Map<Long, LotChange> lotChanges = new LinkedHashMap<>();
  private final Map<Long, DebtChange> debtChanges = new LinkedHashMap<>();
  private final List<Consumption> consumed = new ArrayList<>(0);
  private final List<Restoration> restored = new ArrayList<>(0);
  private final List<TakenLine> taken = new ArrayList<>(0);
  private final List<ObligationDraft> obligations = new ArrayList<>(2);
  private final List<Residue> residues = new ArrayList<>(2);
  private Hold.@Nullable Open opened;
  private Hold.@Nullable Closed closed;
  private long available;
  private long held;
  private long debt;

  public Posting(MemberAccount member) {
    this.member = member;
    this.card = member.card();
  }

  public CardNumber card() {
    return card;
  }

  /** A new lot with all its points. */
  public void issue(EntryKind kind, Lot lot) {
    enter(kind, Account.issuer(lot.issuer()), Account.member(card), lot, lot.original().value());
    available += lot.original().value();
    issued.put(lot.id(), lot);
  }

  /**
   * Available points of a lot pay a debt, as far as it goes.
   *
   * @return how many points it took
   */
  long repay(Lot lot, Debt repaid, long points) {
    long part = Math.min(points, left(repaid));
    take(EntryKind.REPAYMENT, lot, part);
    lessenDebt(EntryKind.REPAYMENT, Account.issuer(repaid.issuer()), repaid, part);
    return part;
  }

  /** Points leave a lot for its issuer: spent, taken back or lapsed. */
  public void take(EntryKind kind, Lot lot, long points) {
    enter(kind, Account.member(card), Account.issuer(lot.issuer()), lot, points);
    change(lot, -points, 0, kind == EntryKind.BREAKAGE ? points : 0);
  }

  /** Points that had lapsed are a member's again. */
  public void reverseBreakage(Lot lot, long points) {
    enter(
        EntryKind.BREAKAGE_REVERSAL,
        Account.issuer(lot.issuer()),
        Account.member(card),
        lot,
        points);
    change(lot, points, 0, -points);
  }

  /** Points come back from the issuer into the lot they came from. */
  public void restore(Lot lot, long points) {
    enter(EntryKind.RESTORE, Account.issuer(lot.issuer()), Account.member(card), lot, points);
    change(lot, points, 0, 0);
  }

  public void hold(Lot lot, long points) {
    enter(EntryKind.HOLD, Account.member(card), Account.held(card), lot, points);
    change(lot, -points, points, 0);
  }

  public void release(Lot lot, long points) {
    enter(EntryKind.RELEASE, Account.held(card), Account.member(card), lot, points);
    change(lot, points, -points, 0);
  }

  public void capture(Lot lot, long points) {
    enter(EntryKind.CAPTURE, Account.held(card), Account.issuer(lot.issuer()), lot, points);
    change(lot, 0, -points, 0);
  }

  /**
   * A debt ends, as far as it goes, because points it was for come back from the issuer.
   *
   * @return how many points it took
   */
  public long cancelDebt(Debt cancelled, long points) {
    long part = Math.min(points, left(cancelled));
    lessenDebt(EntryKind.DEBT_CANCELLED, Account.issuer(cancelled.issuer()), cancelled, part);
    return part;
  }

  /**
   * A debt ends, as far as it goes, because points it was for are no longer held.
   *
   * @return how many points it took
   */
  public long cancelDebtFromHeld(Lot lot, Debt cancelled, long points) {
    long part = Math.min(points, left(cancelled));
    lessenDebt(EntryKind.DEBT_CANCELLED, Account.held(card), cancelled, part);
    change(lot, 0, -part, 0);
    return part;
  }

  private long left(Debt owedBefore) {
    DebtChange change = debtChanges.get(owedBefore.lot());
    return owedBefore.owed().value() + (change == null ? 0 : change.change());
  }

  /** Points are owed that had been spent when their accrual was taken back. */
  public void owe(Debt increased, long points) {
    if (points > 0) {
      entries.add(
          new Entry(
              EntryKind.CLAWBACK,
              Account.debt(card),
              Account.issuer(increased.issuer()),
              Unit.NETWORK_POINTS,
              Points.of(points),
              increased.lot()));
      change(increased, points);
    }
  }

  public void consume(Consumption consumption) {
    consumed.add(consumption);
  }

  public void restore(Restoration restoration) {
    restored.add(restoration);
  }

  public void takeLine(TakenLine line) {
    taken.add(line);
  }

  public void charge(Charges.Owed owed) {
    obligations.addAll(owed.obligations());
    residues.addAll(owed.residues());
  }

  public void open(Hold.Open hold) {
    opened = hold;
  }

  public void close(Hold.Closed hold) {
    closed = hold;
  }

  private void lessenDebt(EntryKind kind, Account debit, Debt lessened, long points) {
    if (points > 0) {
      Account credit = Account.debt(card);
      entries.add(
          new Entry(kind, debit, credit, Unit.NETWORK_POINTS, Points.of(points), lessened.lot()));
      change(lessened, -points);
    }
  }

  private void enter(EntryKind kind, Account debit, Account credit, Lot lot, long points) {
    if (points > 0) {
      entries.add(new Entry(kind, debit, credit, lot.unit(), Points.of(points), lot.id()));
    }
  }

  private void change(Lot lot, long remainingMore, long heldMore, long expiredMore) {
    available += remainingMore;
    held += heldMore;
    LotChange change = new LotChange(lot.id(), remainingMore, heldMore, expiredMore);
    if (issued.computeIfPresent(lot.id(), (id, fresh) -> fresh.after(change)) == null
        && (remainingMore | heldMore | expiredMore) != 0) {
      lotChanges.merge(lot.id(), change, LotChange::plus);
    }
  }

  private void change(Debt changed, long more) {
    debt += more;
    debtChanges.merge(
        changed.lot(),
        new DebtChange(changed.lot(), card, changed.issuer(), changed.since(), more),
        DebtChange::plus);
  }

  private MemberChange memberChange() {
    return new MemberChange(card, available, held, debt);
  }

  /** What the member has after all that was collected. */
  public Balance balance() {
    return member.after(memberChange()).balance();
  }

  public Effects effects() {
    boolean moved = (available | held | debt) != 0;
    return new Effects(
        Optional.empty(),
        moved ? Optional.of(memberChange()) : Optional.empty(),
        entries,
        List.copyOf(issued.values()),
        lotChanges.isEmpty() ? List.of() : List.copyOf(lotChanges.values()),
        Optional.ofNullable(opened),
        Optional.ofNullable(closed),
        debtChanges.isEmpty() ? List.of() : List.copyOf(debtChanges.values()),
        consumed,
        restored,
        taken,
        obligations,
        residues);
  }
}
