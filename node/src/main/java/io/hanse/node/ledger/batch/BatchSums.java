package io.hanse.node.ledger.batch;

import io.hanse.node.decision.book.Account;
import io.hanse.node.decision.book.Consumption;
import io.hanse.node.decision.book.DebtChange;
import io.hanse.node.decision.book.Entry;
import io.hanse.node.decision.book.Hold;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.LotChange;
import io.hanse.node.decision.book.MemberChange;
import io.hanse.node.decision.book.Restoration;
import io.hanse.node.decision.book.TakenLine;
import io.hanse.node.decision.charge.Residue;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.Submission;
import io.hanse.node.decision.posting.Effects;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.Unit;
import io.hanse.protocol.obligation.Obligation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The effects of a batch as a whole. Each row of the ledger is written once a batch, however many
 * messages touch it; a row that a batch inserts and then changes is inserted in its last state.
 */
public final class BatchSums {
  /** Points debited and credited. */
  public record Turnover(long debit, long credit) {
    Turnover plus(Turnover other) {
      return new Turnover(Math.addExact(debit, other.debit), Math.addExact(credit, other.credit));
    }
  }

  /** Identifies a total of the ledger by the accounts that it sums up. */
  public record TotalKey(Unit unit, Account.Kind kind, String account) {}

  /** Identifies a position: who owes whom, and in which currency. */
  public record Pair(ParticipantId debtor, ParticipantId creditor, CurrencyCode currency)
      implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int byDebtor = debtor.compareTo(other.debtor);
      int byCreditor = byDebtor != 0 ? byDebtor : creditor.compareTo(other.creditor);
      return byCreditor != 0 ? byCreditor : currency.compareTo(other.currency);
    }
  }

  /** An amount in minor units, and the number of obligations in it. */
  public record Owed(long amount, long count) {
    Owed plus(Owed other) {
      return new Owed(Math.addExact(amount, other.amount), Math.addExact(count, other.count));
    }
  }

  /** Identifies a consumption by its redemption and lot. */
  public record ConsumptionKey(MessageKey redemption, long lot)
      implements Comparable<ConsumptionKey> {
    @Override
    public int compareTo(ConsumptionKey other) {
      int byKey = redemption.compareTo(other.redemption);
      return byKey != 0 ? byKey : Long.compare(lot, other.lot);
    }
  }

  /** Identifies a line of an accrual. */
  record LineKey(MessageKey accrual, int line) implements Comparable<LineKey> {
    @Override
    public int compareTo(LineKey other) {
      int byKey = accrual.compareTo(other.accrual);
      return byKey != 0 ? byKey : Integer.compare(line, other.line);
    }
  }

  /** Stands for all members' accounts, which are too many to be summed up one by one. */
  static final String ALL_MEMBERS = "all";

  public final Map<CardNumber, MemberChange> members = new TreeMap<>();
  public final Map<Long, Lot> newLots = new TreeMap<>();
  public final Map<Long, LotChange> lotChanges = new TreeMap<>();
  public final Map<MessageKey, Hold.Open> newHolds = new TreeMap<>();
  public final Map<MessageKey, Hold.Closing> closings = new TreeMap<>();
  public final Map<Long, DebtChange> debts = new TreeMap<>();
  public final Map<ConsumptionKey, Consumption> newConsumptions = new TreeMap<>();
  public final Map<ConsumptionKey, Long> restorations = new TreeMap<>();
  public final Map<LineKey, TakenLine> taken = new TreeMap<>();
  public final Map<TotalKey, Turnover> totals =
      new TreeMap<>(
          Comparator.comparing((TotalKey key) -> key.unit().value())
              .thenComparing(TotalKey::kind)
              .thenComparing(TotalKey::account));
  public final Map<Pair, Owed> positions = new TreeMap<>();
  public final Map<Pair, Long> residues = new TreeMap<>();

  private BatchSums() {}

  static BatchSums of(List<PostedDelivery> posted) {
    BatchSums sums = new BatchSums();
    posted.forEach(sums::add);
    return sums;
  }

  private void add(PostedDelivery one) {
    Effects effects = one.effects();
    effects.member().ifPresent(this::add);
    effects.lotsIssued().forEach(lot -> newLots.put(lot.id(), lot));
    effects.lotChanges().forEach(this::add);
    effects.holdOpened().ifPresent(hold -> newHolds.put(hold.key(), hold));
    effects.holdClosed().ifPresent(hold -> closings.put(hold.key(), hold.how()));
    effects.debtChanges().forEach(change -> debts.merge(change.lot(), change, DebtChange::plus));
    effects
        .consumed()
        .forEach(
            consumption ->
                newConsumptions.put(
                    new ConsumptionKey(consumption.redemption(), consumption.lot()), consumption));
    effects.restored().forEach(this::add);
    effects
        .taken()
        .forEach(
            line -> taken.merge(new LineKey(line.accrual(), line.line()), line, TakenLine::plus));
    effects.entries().forEach(this::add);
    one.obligations().forEach(this::add);
    // A rounding uses up residues that a seal has summed up; it leaves none of its own.
    if (!(one.decision().submission() instanceof Submission.RoundingDue)) {
      effects.residues().forEach(this::add);
    }
  }

  private void add(MemberChange change) {
    members.merge(change.card(), change, MemberChange::plus);
  }

  private void add(LotChange change) {
    Lot issued = newLots.get(change.lot());
    if (issued == null) {
      lotChanges.merge(change.lot(), change, LotChange::plus);
    } else {
      newLots.put(change.lot(), issued.after(change));
    }
  }

  private void add(Restoration restoration) {
    ConsumptionKey key = new ConsumptionKey(restoration.redemption(), restoration.lot());
    Consumption consumed = newConsumptions.get(key);
    if (consumed == null) {
      restorations.merge(key, restoration.points().value(), Math::addExact);
    } else {
      newConsumptions.put(key, consumed.after(restoration));
    }
  }

  private void add(Entry entry) {
    long points = entry.points().value();
    totals.merge(total(entry.unit(), entry.debit()), new Turnover(points, 0), Turnover::plus);
    totals.merge(total(entry.unit(), entry.credit()), new Turnover(0, points), Turnover::plus);
  }

  private static TotalKey total(Unit unit, Account account) {
    return switch (account.kind()) {
      case ISSUER -> new TotalKey(unit, account.kind(), account.ref());
      case MEMBER, HELD, DEBT -> new TotalKey(unit, account.kind(), ALL_MEMBERS);
    };
  }

  private void add(Obligation obligation) {
    positions.merge(
        new Pair(obligation.debtor(), obligation.creditor(), obligation.amount().currency()),
        new Owed(obligation.amount().minorUnits(), 1),
        Owed::plus);
  }

  private void add(Residue residue) {
    residues.merge(
        new Pair(residue.debtor(), residue.creditor(), residue.currency()),
        residue.micros(),
        Math::addExact);
  }
}
