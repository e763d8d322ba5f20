package io.hanse.node.decision;

import io.hanse.node.decision.book.Account;
import io.hanse.node.decision.book.Consumption;
import io.hanse.node.decision.book.DebtChange;
import io.hanse.node.decision.book.Entry;
import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.LotChange;
import io.hanse.node.decision.book.Restoration;
import io.hanse.node.decision.book.TakenLine;
import io.hanse.node.decision.charge.ObligationDraft;
import io.hanse.node.decision.charge.Residue;
import io.hanse.node.decision.message.ContentHash;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.posting.Effects;
import io.hanse.node.decision.posting.Terms;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.message.MessageKind;
import io.hanse.protocol.obligation.ObligationKind;
import io.hanse.protocol.outcome.Balance;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.RejectionCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps books of its own from decisions alone, sharing no rule with what it audits, and throws at
 * the first figure that does not agree. Its own arithmetic is {@link BigDecimal}.
 */
final class Auditor {
  private static final class AuditedLot {
    private final Lot issued;
    private long remaining;
    private long held;
    private long expired;

    AuditedLot(Lot issued) {
      this.issued = issued;
      this.remaining = issued.remaining().value();
    }
  }

  private record Pair(String debtor, String creditor, String currency) {}

  private final Map<Long, AuditedLot> lots = new HashMap<>();
  private final Map<String, List<AuditedLot>> lotsOfMember = new HashMap<>();
  private final Map<Long, Long> debts = new HashMap<>();
  private final Map<Long, String> debtors = new HashMap<>();
  private final Map<Account, Long> balances = new HashMap<>();
  private final Map<String, Long> earnedNet = new HashMap<>();
  private final Map<MessageKey, Map<Long, long[]>> spent = new HashMap<>();
  private final Map<String, long[]> lines = new HashMap<>();
  private final Map<Pair, BigDecimal> owedExactly = new HashMap<>();
  private final Map<Pair, BigDecimal> owedInBooks = new HashMap<>();
  private final Map<MessageKey, ContentHash> keys = new HashMap<>();
  private final Terms terms;

  Auditor(Terms terms) {
    this.terms = terms;
  }

  void audit(Decision decision, Instant now) {
    switch (decision) {
      case Decision.Posted posted -> audit(posted, now);
      case Decision.Repeated repeated ->
          expect(
              repeated.submission().content().equals(keys.get(repeated.submission().key())),
              "a repetition has the content that is stored",
              decision);
      case Decision.TurnedAway turned -> {
        ContentHash stored = keys.get(turned.submission().key());
        boolean conflict = turned.rejection().code() == RejectionCode.ID_CONFLICT;
        expect(conflict == (stored != null), "a used id is a conflict", decision);
        expect(!turned.rejection().code().recorded(), "it leaves no trace", decision);
      }
    }
  }

  private void audit(Decision.Posted posted, Instant now) {
    expect(
        keys.put(posted.submission().key(), posted.submission().content()) == null,
        "a key has one effect",
        posted);
    if (posted.outcome() instanceof Outcome.Refused refused) {
      expect(posted.effects().equals(Effects.NONE), "a refusal has no effect", posted);
      expect(refused.rejection().code().recorded(), "a refusal is final", posted);
      return;
    }
    Effects effects = posted.effects();
    long unbroken = post(effects.entries());
    moveLots(effects);
    effects.debtChanges().forEach(this::moveDebt);
    effects.taken().forEach(line -> takeLine(line, posted));
    Map<Pair, BigDecimal> charged = spend(posted, now);
    charged.forEach((pair, amount) -> owedExactly.merge(pair, amount, BigDecimal::add));
    Map<Pair, BigDecimal> returned = giveBack(posted);
    returned.forEach((pair, amount) -> owedExactly.merge(pair, amount, BigDecimal::add));
    owe(effects);
    compareMoney(posted, charged, returned);
    member(posted).ifPresent(member -> compareMember(member, posted, unbroken));
  }

  private long post(List<Entry> entries) {
    long unbroken = 0;
    for (Entry entry : entries) {
      balances.merge(entry.debit(), entry.points().value(), Long::sum);
      balances.merge(entry.credit(), -entry.points().value(), Long::sum);
      unbroken += entry.kind() == EntryKind.BREAKAGE_REVERSAL ? entry.points().value() : 0;
      unbroken -= entry.kind() == EntryKind.BREAKAGE ? entry.points().value() : 0;
    }
    return unbroken;
  }

  private void moveLots(Effects effects) {
    for (Lot lot : effects.lotsIssued()) {
      AuditedLot audited = new AuditedLot(lot);
      expect(lots.put(lot.id(), audited) == null, "a lot is issued once", lot);
      lotsOfMember.computeIfAbsent(lot.card().toString(), key -> new ArrayList<>()).add(audited);
    }
    for (LotChange change : effects.lotChanges()) {
      AuditedLot lot = lots.get(change.lot());
      lot.remaining += change.remaining();
      lot.held += change.held();
      lot.expired += change.expired();
      expect(
          lot.remaining >= 0
              && lot.held >= 0
              && lot.expired >= 0
              && lot.remaining + lot.held + lot.expired <= lot.issued.original().value(),
          "a lot stays within what was issued",
          change);
    }
  }

  private void moveDebt(DebtChange change) {
    long owed = debts.merge(change.lot(), change.change(), Long::sum);
    expect(owed >= 0, "nobody owes less than nothing", change);
    debtors.put(change.lot(), change.card().toString());
    expect(
        lots.get(change.lot()).issued.issuer().equals(change.issuer()),
        "the lot's issuer bears its debt",
        change);
  }

  private void takeLine(TakenLine line, Decision.Posted posted) {
    long[] taken = lines.computeIfAbsent(line.accrual() + "/" + line.line(), key -> new long[3]);
    taken[0] += line.points().value();
    taken[1] += line.amount().minorUnits();
    taken[2] += line.thousandths();
    expect(line.points().value() >= 0, "a part takes back, never gives", posted);
  }

  /** What was taken of a line so far: points, minor units, thousandths. */
  long[] taken(MessageKey accrual, int line) {
    return lines.getOrDefault(accrual + "/" + line, new long[3]);
  }

  /** Exact money that the message makes owed, from the slices with which it spends or repays. */
  private Map<Pair, BigDecimal> spend(Decision.Posted posted, Instant now) {
    Map<Pair, BigDecimal> exact = new HashMap<>();
    ParticipantId acceptor = posted.submission().key().participant();
    for (Consumption consumption : posted.effects().consumed()) {
      spent
          .computeIfAbsent(consumption.redemption(), key -> new HashMap<>())
          .put(consumption.lot(), new long[] {consumption.points().value(), 0});
      charge(exact, consumption.lot(), acceptor, consumption.points().value());
    }
    if (posted.outcome() instanceof Outcome.Redeemed
        && posted.submission().kind() == MessageKind.REDEMPTION) {
      auditOrder(posted, now);
    }
    repay(posted, now, exact);
    return exact;
  }

  /** Exact money that is no longer owed, below zero, from the slices that come back. */
  private Map<Pair, BigDecimal> giveBack(Decision.Posted posted) {
    Map<Pair, BigDecimal> exact = new HashMap<>();
    for (Restoration back : posted.effects().restored()) {
      long[] slice = spent.get(back.redemption()).get(back.lot());
      slice[1] += back.points().value();
      expect(slice[1] <= slice[0], "nothing is restored twice", posted);
      charge(exact, back.lot(), back.redemption().participant(), -back.points().value());
    }
    return exact;
  }

  /**
   * A lot's points pay a debt's issuer, whom the entry behind names, or, without such an entry, the
   * issuer whose purchase is returned.
   */
  private void repay(Decision.Posted posted, Instant now, Map<Pair, BigDecimal> exact) {
    List<Entry> entries = posted.effects().entries();
    Lot last = null;
    for (int at = 0; at < entries.size(); at++) {
      Entry entry = entries.get(at);
      if (entry.kind() != EntryKind.REPAYMENT || entry.debit().kind() != Account.Kind.MEMBER) {
        continue;
      }
      Lot lot = lots.get(entry.lot()).issued;
      expect(lot.expiresAt().isAfter(now), "what has lapsed pays nothing", posted);
      boolean ofDebt =
          at + 1 < entries.size() && entries.get(at + 1).credit().kind() == Account.Kind.DEBT;
      if (!ofDebt) {
        expect(posted.outcome() instanceof Outcome.ClawedBack, "only a return is made up", posted);
        expect(last == null || !before(lot, last), "sooner lots make up first", posted);
        last = lot;
      }
      String creditor =
          ofDebt
              ? entries.get(at + 1).debit().ref()
              : posted.submission().key().participant().value();
      charge(exact, lot.id(), ParticipantId.of(creditor), entry.points().value());
    }
  }

  private void charge(Map<Pair, BigDecimal> exact, long lot, ParticipantId acceptor, long points) {
    Lot issued = lots.get(lot).issued;
    if (issued.issuer().equals(acceptor)) {
      return;
    }
    Optional<PointRate> reimbursed =
        terms.directory().participant(acceptor).orElseThrow().tariff().reimbursement();
    String issuer = issued.issuer().value();
    if (reimbursed.isEmpty() || reimbursed.get().equals(issued.funded())) {
      add(exact, issuer, acceptor.value(), issued.funded(), points);
    } else {
      add(exact, issuer, "pool", issued.funded(), points);
      add(exact, "pool", acceptor.value(), reimbursed.get(), points);
    }
  }

  private static void add(
      Map<Pair, BigDecimal> exact, String debtor, String creditor, PointRate rate, long points) {
    exact.merge(
        new Pair(debtor, creditor, rate.currency().code()),
        new BigDecimal(rate.toDecimal()).multiply(BigDecimal.valueOf(points)),
        BigDecimal::add);
  }

  /** No lot is left that could be spent and stands before one that was. */
  private void auditOrder(Decision.Posted posted, Instant now) {
    Lot last = null;
    for (Consumption consumption : posted.effects().consumed()) {
      Lot lot = lots.get(consumption.lot()).issued;
      expect(lot.expiresAt().isAfter(now), "what has lapsed is not spent", posted);
      expect(last == null || !before(lot, last), "lots are spent in order", posted);
      last = lot;
    }
    for (AuditedLot left : lotsOfMember.get(last.card().toString())) {
      boolean spendable = left.remaining > 0 && left.issued.expiresAt().isAfter(now);
      expect(!spendable || !before(left.issued, last), "sooner lots go first", posted);
    }
  }

  private static boolean before(Lot one, Lot other) {
    int byEnd = one.expiresAt().compareTo(other.expiresAt());
    return byEnd < 0 || (byEnd == 0 && one.earnedAt().isBefore(other.earnedAt()));
  }

  private void owe(Effects effects) {
    for (ObligationDraft obligation : effects.obligations()) {
      expect(obligation.amount().isPositive(), "an obligation is more than zero", obligation);
      boolean back = obligation.kind() == ObligationKind.REDEMPTION_REVERSAL;
      String debtor = obligation.debtor().value();
      String creditor = obligation.creditor().value();
      String currency = obligation.amount().currency().code();
      owedInBooks.merge(
          back ? new Pair(creditor, debtor, currency) : new Pair(debtor, creditor, currency),
          back ? obligation.amount().toBigDecimal().negate() : obligation.amount().toBigDecimal(),
          BigDecimal::add);
    }
    for (Residue residue : effects.residues()) {
      owedInBooks.merge(
          new Pair(residue.debtor().value(), residue.creditor().value(), residue.currency().code()),
          BigDecimal.valueOf(residue.micros(), 6),
          BigDecimal::add);
    }
  }

  private void compareMoney(
      Decision.Posted posted, Map<Pair, BigDecimal> charged, Map<Pair, BigDecimal> returned) {
    charged.forEach(
        (pair, amount) -> {
          compareMoney(posted, pair);
          expect(
              rounded(amount, pair).compareTo(written(posted.effects(), pair)) == 0,
              "a pair's sum is rounded once, half-even",
              posted);
        });
    returned.keySet().forEach(pair -> compareMoney(posted, pair));
    expect(owedExactly.keySet().containsAll(owedInBooks.keySet()), "no money for nothing", posted);
  }

  private void compareMoney(Decision.Posted posted, Pair pair) {
    expect(
        owedExactly.get(pair).compareTo(owedInBooks.getOrDefault(pair, BigDecimal.ZERO)) == 0,
        "obligations and residues are the exact amount",
        posted);
  }

  private static BigDecimal rounded(BigDecimal amount, Pair pair) {
    return amount.setScale(CurrencyCode.of(pair.currency()).decimals(), RoundingMode.HALF_EVEN);
  }

  private static BigDecimal written(Effects effects, Pair pair) {
    return effects.obligations().stream()
        .filter(it -> it.kind() == ObligationKind.REDEMPTION)
        .filter(it -> it.debtor().value().equals(pair.debtor()))
        .filter(it -> it.creditor().value().equals(pair.creditor()))
        .filter(it -> it.amount().currency().code().equals(pair.currency()))
        .map(it -> it.amount().toBigDecimal())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Optional<Map.Entry<CardNumber, Balance>> member(Decision.Posted posted) {
    return switch (posted.outcome()) {
      case Outcome.Accrued it -> Optional.of(Map.entry(it.card(), it.balance()));
      case Outcome.Redeemed it -> Optional.of(Map.entry(it.card(), it.balance()));
      case Outcome.Held it -> Optional.of(Map.entry(it.card(), it.balance()));
      case Outcome.Released it -> Optional.of(Map.entry(it.card(), it.balance()));
      case Outcome.ClawedBack it -> Optional.of(Map.entry(it.card(), it.balance()));
      case Outcome.Restored it -> Optional.of(Map.entry(it.card(), it.balance()));
      case Outcome.Expired it -> Optional.of(Map.entry(it.card(), it.balance()));
      case Outcome.Repaid it -> Optional.of(Map.entry(it.card(), it.balance()));
      case Outcome.Enrolled it -> Optional.empty();
      case Outcome.RoundingPosted it -> Optional.empty();
      case Outcome.Refused it -> Optional.empty();
    };
  }

  private void compareMember(
      Map.Entry<CardNumber, Balance> told, Decision.Posted posted, long unbroken) {
    String card = told.getKey().toString();
    Balance balance = told.getValue();
    expect(
        -book(Account.Kind.MEMBER, card) == balance.available().value()
            && -book(Account.Kind.HELD, card) == balance.held().value()
            && book(Account.Kind.DEBT, card) == balance.debt().value(),
        "the member is told what the entries say",
        posted);
    expect(
        balance.debt().isZero() || balance.available().isZero(),
        "who owes points has none to spend",
        posted);
    if (posted.outcome() instanceof Outcome.Expired expired) {
      expect(expired.points().value() == -unbroken, "what expired is breakage", posted);
    }
    long net = earnedNet.merge(card, unbroken + moved(posted.outcome()), Long::sum);
    expect(
        net == balance.available().value() + balance.held().value() - balance.debt().value(),
        "points come from purchases and restored redemptions alone",
        posted);
  }

  private static long moved(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accrued it -> it.points().value();
      case Outcome.Redeemed it -> -it.points().value();
      case Outcome.ClawedBack it -> -it.points().value();
      case Outcome.Restored it -> it.points().value();
      case Outcome.Expired it -> 0;
      case Outcome.Repaid it -> 0;
      case Outcome.Held it -> 0;
      case Outcome.Released it -> 0;
      case Outcome.Enrolled it -> 0;
      case Outcome.RoundingPosted it -> 0;
      case Outcome.Refused it -> 0;
    };
  }

  private long book(Account.Kind kind, String ref) {
    return balances.getOrDefault(new Account(kind, ref), 0L);
  }

  /** Every issuer's outstanding points and every member's figures, from all lots and debts. */
  void auditAll(MemoryLedger ledger) {
    Map<Account, Long> recomputed = new HashMap<>();
    lots.values()
        .forEach(
            lot -> {
              String card = lot.issued.card().toString();
              recomputed.merge(
                  new Account(Account.Kind.ISSUER, lot.issued.issuer().value()),
                  lot.remaining + lot.held,
                  Long::sum);
              recomputed.merge(new Account(Account.Kind.MEMBER, card), -lot.remaining, Long::sum);
              recomputed.merge(new Account(Account.Kind.HELD, card), -lot.held, Long::sum);
            });
    debts.forEach(
        (lot, owed) -> {
          recomputed.merge(
              new Account(Account.Kind.ISSUER, lots.get(lot).issued.issuer().value()),
              -owed,
              Long::sum);
          recomputed.merge(new Account(Account.Kind.DEBT, debtors.get(lot)), owed, Long::sum);
        });
    balances.forEach(
        (account, balance) ->
            expect(
                balance.equals(recomputed.getOrDefault(account, 0L)),
                "the books are the lots less the debts",
                account));
    expect(
        balances.values().stream().mapToLong(Long::longValue).sum() == 0,
        "postings sum to zero",
        balances);
    ledger.members.forEach(
        (card, member) ->
            expect(
                -book(Account.Kind.MEMBER, card.toString()) == member.available().value()
                    && (member.debt().isZero() || member.available().isZero()),
                "the ledger's row is what the entries say",
                card));
  }

  private static void expect(boolean holds, String what, Object where) {
    if (!holds) {
      throw new AssertionError(what + ": " + where);
    }
  }
}
