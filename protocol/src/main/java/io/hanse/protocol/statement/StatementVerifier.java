package io.hanse.protocol.statement;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.obligation.ObligationWriter;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.Leaf;
import io.hanse.protocol.proof.Merkle;
import io.hanse.protocol.rejection.Result;
import io.hanse.protocol.seal.WindowSeal;
import io.hanse.protocol.signing.VerifyingKey;
import io.hanse.protocol.statement.Statement.Batch;
import io.hanse.protocol.statement.Statement.Entry;
import io.hanse.protocol.statement.Statement.Total;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Computes a statement again, with the network's public keys and nothing else: each obligation up
 * to its batch's root, each batch up to its seal's root, each sum from the obligations.
 */
public final class StatementVerifier {
  private final VerifyingKey clearing;
  private final Map<KeyId, VerifyingKey> ledgers;

  /**
   * For statements of one network.
   *
   * @param clearing the key that signs statements
   * @param ledgers the keys that sign seals
   */
  public StatementVerifier(VerifyingKey clearing, Map<KeyId, VerifyingKey> ledgers) {
    this.clearing = clearing;
    this.ledgers = Map.copyOf(ledgers);
  }

  public StatementCheck verify(byte[] octets) {
    return switch (StatementReader.read(octets)) {
      case Result.Accepted<Statement> read -> check(read.value());
      case Result.Refused<Statement> refused -> new StatementCheck.Unreadable(refused.rejection());
    };
  }

  private StatementCheck check(Statement statement) {
    if (!isSigned(statement)) {
      return new StatementCheck.SignatureWrong(statement.key());
    }
    for (WindowSeal seal : statement.seals()) {
      VerifyingKey key = ledgers.get(seal.key());
      if (key == null || !seal.isSignedBy(key)) {
        return new StatementCheck.SealUntrusted(seal.ledger(), seal.window());
      }
    }
    for (int at = 0; at < statement.batches().size(); at++) {
      if (!isUnderItsSeal(statement, statement.batches().get(at))) {
        return new StatementCheck.BatchUnproved(at);
      }
    }
    Set<String> seen = new HashSet<>();
    for (Entry entry : statement.obligations()) {
      Obligation obligation = entry.obligation();
      boolean first = seen.add(obligation.ledger() + "/" + obligation.obligationId());
      if (!first || !concerns(statement, obligation) || !isInItsBatch(statement, entry)) {
        return new StatementCheck.ObligationUnproved(obligation.obligationId());
      }
    }
    return totals(statement);
  }

  private boolean isSigned(Statement statement) {
    return statement.key().equals(clearing.id())
        && Base64Url.decode(statement.signature())
            .map(made -> clearing.verify(StatementOctets.unsigned(statement), made))
            .orElse(false);
  }

  private static boolean isUnderItsSeal(Statement statement, Batch batch) {
    if (batch.seal() >= statement.seals().size()) {
      return false;
    }
    WindowSeal seal = statement.seals().get(batch.seal());
    return seal.ledger().equals(batch.header().ledger())
        && seal.window() == batch.header().window()
        && Merkle.verifyInclusion(
            batch.index(),
            seal.batches(),
            Merkle.leafHash(batch.header().root().octets()),
            octets(batch.path()),
            Sha256.parse(seal.root()).octets());
  }

  private static boolean concerns(Statement statement, Obligation obligation) {
    return obligation.debtor().equals(statement.participant())
        || obligation.creditor().equals(statement.participant());
  }

  private static boolean isInItsBatch(Statement statement, Entry entry) {
    if (entry.batch() >= statement.batches().size()) {
      return false;
    }
    Batch batch = statement.batches().get(entry.batch());
    byte[] own = Merkle.leafHash(ObligationWriter.octets(entry.obligation()));
    return Merkle.rootOf(entry.position(), entry.count(), own, octets(entry.obligationPath()))
        .map(Sha256::wrap)
        .map(root -> Leaf.of(entry.messageDigest(), entry.outcomeDigest(), root))
        .filter(
            leaf ->
                entry.obligation().ledger().equals(batch.header().ledger())
                    && Merkle.verifyInclusion(
                        entry.index(),
                        batch.header().size(),
                        leaf.octets(),
                        octets(entry.path()),
                        batch.header().root().octets()))
        .isPresent();
  }

  private static List<byte[]> octets(List<Sha256> path) {
    return path.stream().map(Sha256::octets).toList();
  }

  private static StatementCheck totals(Statement statement) {
    Map<CurrencyCode, Total> sums = new TreeMap<>();
    for (Entry entry : statement.obligations()) {
      Obligation obligation = entry.obligation();
      sums.merge(
          obligation.amount().currency(),
          total(obligation, statement.participant()),
          StatementVerifier::plus);
    }
    for (Total stated : statement.totals()) {
      CurrencyCode currency = stated.net().currency();
      if (!stated.equals(sums.remove(currency))) {
        return new StatementCheck.TotalDiffers(currency);
      }
    }
    return sums.isEmpty()
        ? new StatementCheck.Valid(statement)
        : new StatementCheck.TotalDiffers(sums.keySet().iterator().next());
  }

  private static Total total(Obligation obligation, ParticipantId participant) {
    Money amount = obligation.amount();
    Money zero = Money.zero(amount.currency());
    return obligation.creditor().equals(participant)
        ? new Total(amount, zero, amount)
        : new Total(zero, amount, amount.negated());
  }

  private static Total plus(Total left, Total right) {
    return new Total(
        left.receivable().plus(right.receivable()),
        left.payable().plus(right.payable()),
        left.net().plus(right.net()));
  }
}
