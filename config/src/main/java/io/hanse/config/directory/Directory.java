package io.hanse.config.directory;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ParticipantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One version of the network's public facts. Immutable; every look-up is a single hash. */
public final class Directory {
  private final long version;
  private final Operator operator;
  private final Optional<PoolEntry> pool;
  private final List<LedgerEntry> ledgers;
  private final List<ParticipantEntry> participants;
  private final Programme programme;

  private final Map<LedgerId, LedgerEntry> ledgerById = new HashMap<>();
  private final Map<Integer, LedgerEntry> ledgerByPrefix = new HashMap<>();
  private final Map<CountryCode, LedgerEntry> ledgerByCountry = new HashMap<>();
  private final Map<KeyId, LedgerKey> ledgerKeys = new HashMap<>();
  private final Map<ParticipantId, ParticipantEntry> participantById = new HashMap<>();
  private final Map<KeyId, ParticipantKey> participantKeys = new HashMap<>();

  /** A directory whose pool has no account of its own. */
  public Directory(
      long version,
      Operator operator,
      List<LedgerEntry> ledgers,
      List<ParticipantEntry> participants,
      Programme programme) {
    this(version, operator, Optional.empty(), ledgers, participants, programme);
  }

  /**
   * A directory. Its reader refuses duplicates; here the first of two counts.
   *
   * @param version from 1; of two directories the higher version is in force
   * @param pool empty where the operator keeps what is due to the pool
   */
  public Directory(
      long version,
      Operator operator,
      Optional<PoolEntry> pool,
      List<LedgerEntry> ledgers,
      List<ParticipantEntry> participants,
      Programme programme) {
    this.version = version;
    this.operator = operator;
    this.pool = pool;
    this.ledgers = List.copyOf(ledgers);
    this.participants = List.copyOf(participants);
    this.programme = programme;
    this.ledgers.forEach(this::index);
    this.participants.forEach(this::index);
  }

  private void index(LedgerEntry ledger) {
    ledgerById.putIfAbsent(ledger.id(), ledger);
    ledger.prefixes().forEach(prefix -> ledgerByPrefix.putIfAbsent(prefix, ledger));
    ledger.countries().forEach(country -> ledgerByCountry.putIfAbsent(country, ledger));
    ledger.keys().forEach(key -> ledgerKeys.putIfAbsent(key.id(), new LedgerKey(ledger, key)));
  }

  private void index(ParticipantEntry participant) {
    participantById.putIfAbsent(participant.id(), participant);
    participant
        .keys()
        .forEach(
            key -> participantKeys.putIfAbsent(key.id(), new ParticipantKey(participant, key)));
  }

  public long version() {
    return version;
  }

  public Operator operator() {
    return operator;
  }

  /** The pool's account; empty where the operator keeps what is due to the pool. */
  public Optional<PoolEntry> pool() {
    return pool;
  }

  public List<LedgerEntry> ledgers() {
    return ledgers;
  }

  public List<ParticipantEntry> participants() {
    return participants;
  }

  public Programme programme() {
    return programme;
  }

  public Optional<LedgerEntry> ledger(LedgerId ledger) {
    return Optional.ofNullable(ledgerById.get(ledger));
  }

  /** The ledger whose members have cards of that prefix. */
  public Optional<LedgerEntry> ledgerOfPrefix(int prefix) {
    return Optional.ofNullable(ledgerByPrefix.get(prefix));
  }

  /** The home ledger of a card. */
  public Optional<LedgerEntry> ledgerOf(CardNumber card) {
    return ledgerOfPrefix(card.prefix());
  }

  /** The home ledger of members who enrol in a country without naming a ledger. */
  public Optional<LedgerEntry> ledgerOfCountry(CountryCode country) {
    return Optional.ofNullable(ledgerByCountry.get(country));
  }

  /** The ledger that signs with a key. */
  public Optional<LedgerKey> ledgerKey(KeyId key) {
    return Optional.ofNullable(ledgerKeys.get(key));
  }

  public Optional<ParticipantEntry> participant(ParticipantId participant) {
    return Optional.ofNullable(participantById.get(participant));
  }

  /** The participant that signs with a key, whatever the key's status. */
  public Optional<ParticipantKey> participantKey(KeyId key) {
    return Optional.ofNullable(participantKeys.get(key));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Directory that
        && version == that.version
        && operator.equals(that.operator)
        && pool.equals(that.pool)
        && ledgers.equals(that.ledgers)
        && participants.equals(that.participants)
        && programme.equals(that.programme);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(version);
  }

  @Override
  public String toString() {
    return "directory version " + version;
  }
}
