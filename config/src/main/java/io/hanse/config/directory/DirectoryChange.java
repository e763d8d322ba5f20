package io.hanse.config.directory;

import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.yaml.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Judges whether one directory may follow another. Everything that the books refer to stays: a
 * ledger with its card prefixes, a participant that issued points or is owed money. A revoked key
 * stays revoked.
 *
 * @param before the directory in force
 * @param after the directory that is to follow it
 */
public record DirectoryChange(Directory before, Directory after) {

  /**
   * Returns everything that speaks against the change.
   *
   * @param signer the operator's key that signed the change
   * @param now when it is judged
   */
  public List<Fault> faults(KeyId signer, Instant now) {
    List<Fault> faults = new ArrayList<>();
    operatorFault(signer, now).forEach(faults::add);
    before.ledgers().forEach(ledger -> ledgerFaults(ledger).forEach(faults::add));
    before.participants().stream()
        .map(ParticipantEntry::id)
        .filter(known -> after.participant(known).isEmpty())
        .forEach(missing -> faults.add(participantFault(missing)));
    before.participants().forEach(participant -> revived(participant, now).forEach(faults::add));
    return List.copyOf(faults);
  }

  /** Without a valid key of the operator nobody could sign the next change. */
  private Stream<Fault> operatorFault(KeyId signer, Instant now) {
    boolean stays =
        after.operator().keys().stream()
            .anyMatch(key -> key.id().equals(signer) && key.statusAt(now) == KeyStatus.VALID);
    return stays
        ? Stream.empty()
        : Stream.of(
            new Fault(
                "operator.keys",
                "the key " + signer + ", which signed this change, would not be valid any more",
                "this key; it goes with a change that the next key signs"));
  }

  private Stream<Fault> ledgerFaults(LedgerEntry ledger) {
    if (after.ledger(ledger.id()).isEmpty()) {
      return Stream.of(
          new Fault(
              "ledgers", ledger.id() + " is missing", "every ledger that was there, and others"));
    }
    return Stream.concat(prefixFaults(ledger), keyFaults(ledger));
  }

  private Stream<Fault> prefixFaults(LedgerEntry ledger) {
    return ledger.prefixes().stream()
        .filter(
            prefix ->
                after.ledgerOfPrefix(prefix).filter(it -> it.id().equals(ledger.id())).isEmpty())
        .map(
            prefix ->
                new Fault(
                    "ledgers, " + ledger.id() + ", prefixes",
                    prefix + " is missing",
                    "every prefix that was there, and others: cards do not move"));
  }

  /** Signatures that a ledger has made are still to be verified. */
  private Stream<Fault> keyFaults(LedgerEntry ledger) {
    return ledger.keys().stream()
        .filter(key -> after.ledgerKey(key.id()).filter(it -> sameLedger(it, ledger)).isEmpty())
        .map(
            key ->
                new Fault(
                    "ledgers, " + ledger.id() + ", keys",
                    key.id() + " is missing",
                    "every key that was there, and others; one not to be trusted is revoked"));
  }

  private static boolean sameLedger(LedgerKey key, LedgerEntry ledger) {
    return key.ledger().id().equals(ledger.id());
  }

  /** A revocation is final: a later file without it would undo it silently. */
  private Stream<Fault> revived(ParticipantEntry participant, Instant now) {
    return participant.keys().stream()
        .filter(key -> key.statusAt(now) == KeyStatus.REVOKED)
        .map(KeyEntry::id)
        .filter(revoked -> isTrustedAfter(revoked, now))
        .map(
            revoked ->
                new Fault(
                    "participants, " + participant.id() + ", keys",
                    revoked + " was revoked and is not any more",
                    "the key with its revokedAt, or without the key"));
  }

  private boolean isTrustedAfter(KeyId id, Instant now) {
    return after.participants().stream()
        .flatMap(participant -> participant.keys().stream())
        .anyMatch(key -> key.id().equals(id) && key.statusAt(now) != KeyStatus.REVOKED);
  }

  private static Fault participantFault(ParticipantId missing) {
    return new Fault(
        "participants",
        missing + " is missing",
        "every participant that was there, and others; whoever leaves is suspended");
  }
}
