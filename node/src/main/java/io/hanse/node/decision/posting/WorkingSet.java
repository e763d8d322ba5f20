package io.hanse.node.decision.posting;

import io.hanse.config.directory.ParticipantEntry;
import io.hanse.node.decision.book.Consumption;
import io.hanse.node.decision.book.Debt;
import io.hanse.node.decision.book.DebtChange;
import io.hanse.node.decision.book.Hold;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.book.MemberChange;
import io.hanse.node.decision.book.Restoration;
import io.hanse.node.decision.book.TakenLine;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.StoredMessage;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.ParticipantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The loaded state of a batch and what its messages have done to it so far, so that each message
 * sees those before it. The only mutable thing of a decision; lives for one batch.
 *
 * <p>A look-up of what {@link Needs} promised and the ledger did not load throws: a bug, after
 * which nothing of the batch may be written.
 */
public final class WorkingSet {
  private final Terms terms;
  private final Instant now;
  private final Numbers numbers;
  private final Map<CardNumber, MemberAccount> members;
  private final Map<MessageKey, StoredMessage> messages;
  private final Map<MessageKey, Hold> holds;
  private final LotShelf lots;
  private final Map<Long, Debt> debts = new HashMap<>();
  private final Map<MessageKey, Map<Long, Consumption>> consumptions = new HashMap<>();
  private final Map<MessageKey, Map<Integer, TakenLine>> taken = new HashMap<>();
  private @Nullable Instant lotExpiry;

  public WorkingSet(LoadedState state, Numbers numbers) {
    this.terms = state.terms();
    this.now = state.now();
    this.numbers = numbers;
    this.members = new HashMap<>(state.members());
    this.messages = new HashMap<>(state.messages());
    this.holds = new HashMap<>(state.holds());
    this.lots = new LotShelf(state.lots());
    state.debts().forEach(debt -> debts.put(debt.lot(), debt));
    state.consumptions().forEach(this::put);
    state.taken().forEach(this::put);
  }

  public Terms terms() {
    return terms;
  }

  /** The posting time of the batch. */
  public Instant now() {
    return now;
  }

  public Numbers numbers() {
    return numbers;
  }

  /** Until when points live that are earned now. */
  public Instant lotExpiry() {
    Instant known = lotExpiry;
    if (known == null) {
      int months = terms.directory().programme().lotMonths();
      known = now.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
      lotExpiry = known;
    }
    return known;
  }

  /** Until when points live that come back now after they had lapsed. */
  public Instant graceExpiry() {
    return now.plus(Duration.ofDays(terms.directory().programme().graceDays()));
  }

  /** A participant whose message was admitted. */
  public ParticipantEntry party(ParticipantId participant) {
    return terms
        .directory()
        .participant(participant)
        .orElseThrow(() -> new IllegalStateException("no participant " + participant));
  }

  public @Nullable MemberAccount findMember(CardNumber card) {
    return members.get(card);
  }

  public MemberAccount member(CardNumber card) {
    return LoadedState.required(members.get(card), "member", card);
  }

  public @Nullable StoredMessage findMessage(MessageKey key) {
    return messages.get(key);
  }

  /** What a message was that another one refers to; nothing where it is unknown (yet). */
  public Optional<StoredMessage.Original> original(MessageKey key) {
    StoredMessage stored = messages.get(key);
    return stored == null
        ? Optional.empty()
        : Optional.of(LoadedState.required(stored.original().orElse(null), "original", key));
  }

  public void record(StoredMessage message) {
    messages.put(message.key(), message);
  }

  public Hold hold(MessageKey authorization) {
    return LoadedState.required(holds.get(authorization), "hold", authorization);
  }

  public Optional<Hold> findHold(MessageKey authorization) {
    return Optional.ofNullable(holds.get(authorization));
  }

  public Lot lot(long id) {
    return lots.lot(id);
  }

  public List<Lot> lotsOf(MessageKey accrual) {
    return lots.ofOrigin(accrual);
  }

  /**
   * Every lot of a member in which points remain.
   *
   * @throws IllegalStateException when they do not add up to what the member has
   */
  public List<Lot> remainingLots(CardNumber card) {
    List<Lot> remaining = new ArrayList<>();
    long sum = 0;
    for (Lot lot : lots.ofCard(card)) {
      if (lot.remaining().isPositive()) {
        remaining.add(lot);
        sum += lot.remaining().value();
      }
    }
    Conservation.require(
        sum == member(card).available().value(), "lots add up to the available balance", card);
    return remaining;
  }

  /**
   * What a member owes, oldest first.
   *
   * @throws IllegalStateException when it does not add up to the member's debt
   */
  public List<Debt> debtsOf(MemberAccount member) {
    if (member.debt().isZero()) {
      return List.of();
    }
    List<Debt> owed = new ArrayList<>();
    long sum = 0;
    for (Debt debt : debts.values()) {
      if (debt.card().equals(member.card()) && debt.owed().isPositive()) {
        owed.add(debt);
        sum += debt.owed().value();
      }
    }
    Conservation.require(sum == member.debt().value(), "debts add up", member.card());
    owed.sort(Debt.REPAYMENT_ORDER);
    return owed;
  }

  /** The debt for what a lot's accrual earned, where there is one. */
  public Optional<Debt> debtFor(Lot lot) {
    return Optional.ofNullable(debts.get(lot.root())).filter(debt -> debt.owed().isPositive());
  }

  public List<Consumption> consumptionsOf(MessageKey redemption) {
    return List.copyOf(consumptions.getOrDefault(redemption, Map.of()).values());
  }

  public @Nullable TakenLine takenOf(MessageKey accrual, int line) {
    return taken.getOrDefault(accrual, Map.of()).get(line);
  }

  /**
   * Makes a message's effects visible to those after it.
   *
   * @throws IllegalStateException when they break an invariant
   * @throws ArithmeticException when a figure would be negative
   */
  public void apply(Effects effects) {
    Conservation.check(effects, lots);
    effects.enrolled().ifPresent(card -> members.put(card, MemberAccount.empty(card)));
    effects.member().ifPresent(this::apply);
    effects.lotsIssued().forEach(lots::put);
    effects.lotChanges().forEach(change -> lots.put(lots.lot(change.lot()).after(change)));
    effects.holdOpened().ifPresent(hold -> holds.put(hold.key(), hold));
    effects.holdClosed().ifPresent(hold -> holds.put(hold.key(), hold));
    effects.debtChanges().forEach(this::apply);
    effects.consumed().forEach(this::put);
    effects.restored().forEach(this::apply);
    effects.taken().forEach(this::apply);
  }

  private void apply(MemberChange change) {
    MemberAccount after = member(change.card()).after(change);
    Conservation.require(!after.owesDespiteBalance(), "who owes points has none to spend", after);
    members.put(change.card(), after);
  }

  private void apply(DebtChange change) {
    Debt opened =
        new Debt(change.lot(), change.card(), change.issuer(), Points.ZERO, change.since());
    Debt before = debts.get(change.lot());
    debts.put(
        change.lot(), (before == null || before.owed().isZero() ? opened : before).after(change));
  }

  private void apply(Restoration restoration) {
    Consumption before =
        LoadedState.required(
            consumptions.getOrDefault(restoration.redemption(), Map.of()).get(restoration.lot()),
            "consumption",
            restoration);
    put(before.after(restoration));
  }

  private void apply(TakenLine more) {
    TakenLine before = takenOf(more.accrual(), more.line());
    put(before == null ? more : before.plus(more));
  }

  private void put(Consumption consumption) {
    consumptions
        .computeIfAbsent(consumption.redemption(), key -> new HashMap<>())
        .put(consumption.lot(), consumption);
  }

  private void put(TakenLine line) {
    taken.computeIfAbsent(line.accrual(), key -> new HashMap<>()).put(line.line(), line);
  }
}
