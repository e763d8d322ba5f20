package io.hanse.node.decision;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.node.decision.book.Consumption;
import io.hanse.node.decision.book.Debt;
import io.hanse.node.decision.book.DebtChange;
import io.hanse.node.decision.book.Hold;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.book.MemberChange;
import io.hanse.node.decision.book.Restoration;
import io.hanse.node.decision.book.TakenLine;
import io.hanse.node.decision.message.ContentHash;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.Needs;
import io.hanse.node.decision.message.StoredMessage;
import io.hanse.node.decision.message.Submission;
import io.hanse.node.decision.posting.Effects;
import io.hanse.node.decision.posting.LoadedState;
import io.hanse.node.decision.posting.Numbers;
import io.hanse.node.decision.posting.Terms;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.outcome.Balance;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.Left;
import io.hanse.protocol.rejection.RejectionCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A ledger's tables in memory: loads for a batch what it says it needs and nothing else, and writes
 * what was decided.
 */
public final class MemoryLedger {
  public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  public Instant now = START;
  public Terms terms = Coalition.TERMS;
  public final Map<CardNumber, MemberAccount> members = new TreeMap<>();
  public final Map<MessageKey, StoredMessage> messages = new HashMap<>();
  public final Map<Long, Lot> lots = new LinkedHashMap<>();
  public final Map<Long, Debt> debts = new HashMap<>();
  public final Map<MessageKey, Hold.Open> openHolds = new LinkedHashMap<>();
  private final Map<MessageKey, Hold> holds = new HashMap<>();
  private final Map<CardNumber, Set<Long>> lotsWithPoints = new HashMap<>();
  private final Map<MessageKey, List<Long>> lotsByOrigin = new HashMap<>();
  private final Map<CardNumber, List<Long>> debtsByCard = new HashMap<>();
  private final Map<MessageKey, Map<Long, Consumption>> consumptions = new HashMap<>();
  private final Map<MessageKey, Map<Integer, TakenLine>> taken = new HashMap<>();
  private final Map<MessageKey, MessageKey> lapseKeys = new HashMap<>();
  private long lastLot;
  private long lastAccount;
  private long lastEvent;

  final Numbers numbers =
      new Numbers() {
        @Override
        public long nextLot() {
          return ++lastLot;
        }

        @Override
        public long nextAccount() {
          return ++lastAccount;
        }
      };

  /** A member without points. */
  public CardNumber enrol() {
    CardNumber card = CardNumber.of(Coalition.PREFIX, ++lastAccount);
    members.put(card, MemberAccount.empty(card));
    return card;
  }

  public Said said() {
    lastEvent++;
    return new Said(now.plusMillis(lastEvent % 1000));
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public Balance balance(CardNumber card) {
    return members.get(card).balance();
  }

  /** Posts one message, which must be applied, and gives its outcome. */
  public <T extends Outcome> T applied(Class<T> type, Message message) {
    return assertInstanceOf(type, posted(message).outcome());
  }

  public Decision.Posted posted(Message message) {
    return assertInstanceOf(Decision.Posted.class, decide(message));
  }

  /** Posts one message, which must be refused for good, and gives the code. */
  public RejectionCode refused(Message message) {
    return assertInstanceOf(Outcome.Refused.class, posted(message).outcome()).rejection().code();
  }

  /** Posts one message, which must be refused for good, and gives what it says is left. */
  public Left left(Message message) {
    return assertInstanceOf(Outcome.Refused.class, posted(message).outcome())
        .rejection()
        .left()
        .orElseThrow();
  }

  /** Posts one message, which must leave no trace, and gives the code. */
  public RejectionCode turnedAway(Message message) {
    return assertInstanceOf(Decision.TurnedAway.class, decide(message)).rejection().code();
  }

  public Decision decide(Message message) {
    return decide(List.of(Said.signed(message))).getFirst();
  }

  /** The decisions about that batch, without those about what was due before it. */
  public List<Decision> decide(List<? extends Submission> batch) {
    List<Decision> all = decideAll(batch);
    return all.subList(all.size() - batch.size(), all.size());
  }

  /** The decisions about what was due, then those about the batch. */
  public List<Decision> decideAll(List<? extends Submission> batch) {
    LoadedState state = load(Needs.of(batch));
    List<Submission> all = new ArrayList<>();
    for (Due due : Due.of(state)) {
      all.add(
          switch (due) {
            case Due.Lapse lapse -> lapse(lapse.hold(), lapse.card());
            case Due.Repayment repayment -> repayment(repayment.card());
          });
    }
    all.addAll(batch);
    List<Decision> decisions = Decider.decide(state, all, numbers);
    decisions.forEach(this::write);
    return decisions;
  }

  /** The same lapse has the same key, whoever finds it. */
  public Submission.HoldLapse lapse(MessageKey hold, CardNumber card) {
    MessageKey key = lapseKeys.computeIfAbsent(hold, found -> ownKey());
    return new Submission.HoldLapse(key, new ContentHash(1, 0, 0, 0), hold, card);
  }

  Submission.DebtRepayment repayment(CardNumber card) {
    return new Submission.DebtRepayment(ownKey(), new ContentHash(4, 0, 0, 0), card);
  }

  public Submission.LotExpiry expiry(CardNumber card) {
    return new Submission.LotExpiry(ownKey(), new ContentHash(2, 0, 0, 0), card);
  }

  public MessageKey ownKey() {
    MessageId id = Said.id(0, ++lastEvent);
    return new MessageKey(ParticipantId.of("operator"), id);
  }

  public LoadedState load(Needs needs) {
    Map<CardNumber, MemberAccount> locked = only(members, needs.members());
    Map<MessageKey, StoredMessage> stored = new HashMap<>();
    only(messages, needs.keys())
        .forEach(
            (key, message) -> {
              boolean referred = needs.originals().contains(key) || needs.holds().contains(key);
              stored.put(key, referred ? message : StoredMessage.seen(key, message.content()));
            });
    Map<Long, Lot> loaded = new HashMap<>();
    List<Consumption> consumed = new ArrayList<>();
    List<TakenLine> lines = new ArrayList<>();
    for (MessageKey original : needs.originals()) {
      addLots(lotsByOrigin.get(original), loaded);
      for (Consumption consumption : consumptions.getOrDefault(original, Map.of()).values()) {
        consumed.add(consumption);
        loaded.put(consumption.lot(), lots.get(consumption.lot()));
      }
      lines.addAll(taken.getOrDefault(original, Map.of()).values());
    }
    Map<MessageKey, Hold> held = only(holds, needs.holds());
    for (Hold.Open open : openHolds.values()) {
      if (locked.containsKey(open.card()) && open.hasLapsed(now)) {
        held.put(open.key(), open);
      }
    }
    for (Hold hold : held.values()) {
      if (hold instanceof Hold.Open open) {
        open.slices().forEach(slice -> loaded.put(slice.lot(), lots.get(slice.lot())));
      }
    }
    for (CardNumber card : needs.spenders()) {
      addLots(lotsWithPoints.get(card), loaded);
    }
    for (MemberAccount member : locked.values()) {
      if (member.owesDespiteBalance()) {
        addLots(lotsWithPoints.get(member.card()), loaded);
      }
    }
    List<Debt> owed = new ArrayList<>();
    for (MemberAccount member : locked.values()) {
      if (member.debt().isPositive()) {
        debtsByCard.get(member.card()).stream()
            .map(debts::get)
            .filter(debt -> debt.owed().isPositive())
            .forEach(owed::add);
      }
    }
    return new LoadedState(
        terms, now, locked, stored, loaded.values(), owed, held, consumed, lines);
  }

  private void addLots(Collection<Long> ids, Map<Long, Lot> loaded) {
    if (ids != null) {
      ids.forEach(id -> loaded.put(id, lots.get(id)));
    }
  }

  private static <K, V> Map<K, V> only(Map<K, V> all, Set<K> keys) {
    Map<K, V> found = new HashMap<>();
    for (K key : keys) {
      V value = all.get(key);
      if (value != null) {
        found.put(key, value);
      }
    }
    return found;
  }

  /** Makes one member's lots another's, as no message can. */
  void handOver(CardNumber from, CardNumber to) {
    List<Lot> handed = lots.values().stream().filter(lot -> lot.card().equals(from)).toList();
    for (Lot lot : handed) {
      lotsWithPoints.get(from).remove(lot.id());
      write(
          new Lot(
              lot.id(),
              to,
              lot.issuer(),
              lot.unit(),
              lot.original(),
              lot.remaining(),
              lot.held(),
              lot.expired(),
              lot.funded(),
              lot.earnedAt(),
              lot.expiresAt(),
              lot.origin(),
              lot.parent()));
    }
    long points = members.get(from).available().value();
    members.put(from, MemberAccount.empty(from));
    members.computeIfPresent(
        to, (card, member) -> member.after(new MemberChange(to, points, 0, 0)));
  }

  private void write(Decision decision) {
    if (decision instanceof Decision.Posted posted) {
      write(posted.submission(), posted.outcome());
      write(posted.effects());
    }
  }

  private void write(Submission submission, Outcome outcome) {
    Optional<CardNumber> card = Optional.empty();
    Optional<StoredMessage.Basket> basket = Optional.empty();
    if (submission instanceof Submission.Signed signed
        && signed.message() instanceof Message.OfMember message) {
      card = Optional.of(message.card());
      if (message instanceof Message.Accrual accrual
          && outcome instanceof Outcome.Accrued accrued) {
        basket = Optional.of(new StoredMessage.Basket(accrual.purchase(), accrued.explanation()));
      }
    }
    messages.put(
        submission.key(),
        new StoredMessage(
            submission.key(),
            submission.content(),
            Optional.of(
                new StoredMessage.Original(
                    submission.kind(), card, outcome instanceof Outcome.Refused, basket))));
  }

  private void write(Effects effects) {
    effects.enrolled().ifPresent(card -> members.put(card, MemberAccount.empty(card)));
    effects
        .member()
        .ifPresent(it -> members.compute(it.card(), (card, member) -> member.after(it)));
    for (Lot lot : effects.lotsIssued()) {
      write(lot);
      lotsByOrigin.computeIfAbsent(lot.origin(), key -> new ArrayList<>()).add(lot.id());
    }
    effects.lotChanges().forEach(change -> write(lots.get(change.lot()).after(change)));
    effects.holdOpened().ifPresent(this::write);
    effects.holdClosed().ifPresent(this::write);
    effects.debtChanges().forEach(this::write);
    for (Consumption consumption : effects.consumed()) {
      consumptions
          .computeIfAbsent(consumption.redemption(), key -> new HashMap<>())
          .put(consumption.lot(), consumption);
    }
    for (Restoration back : effects.restored()) {
      consumptions
          .get(back.redemption())
          .compute(back.lot(), (lot, consumption) -> consumption.after(back));
    }
    for (TakenLine line : effects.taken()) {
      taken
          .computeIfAbsent(line.accrual(), key -> new HashMap<>())
          .merge(line.line(), line, TakenLine::plus);
    }
  }

  private void write(Lot lot) {
    lots.put(lot.id(), lot);
    Set<Long> spendable = lotsWithPoints.computeIfAbsent(lot.card(), key -> new LinkedHashSet<>());
    if (lot.remaining().isPositive()) {
      spendable.add(lot.id());
    } else {
      spendable.remove(lot.id());
    }
  }

  private void write(Hold hold) {
    holds.put(hold.key(), hold);
    if (hold instanceof Hold.Open open) {
      openHolds.put(open.key(), open);
    } else {
      openHolds.remove(hold.key());
    }
  }

  private void write(DebtChange change) {
    Debt before = debts.get(change.lot());
    if (before == null) {
      debtsByCard.computeIfAbsent(change.card(), key -> new ArrayList<>()).add(change.lot());
    }
    Debt debt =
        before == null || before.owed().isZero()
            ? new Debt(change.lot(), change.card(), change.issuer(), Points.ZERO, change.since())
            : before;
    debts.put(change.lot(), debt.after(change));
  }
}
