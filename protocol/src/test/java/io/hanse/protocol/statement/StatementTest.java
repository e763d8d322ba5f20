package io.hanse.protocol.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.Samples;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.ReservedParticipants;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.obligation.ObligationWriter;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.BatchHeader;
import io.hanse.protocol.proof.Leaf;
import io.hanse.protocol.proof.MerkleTree;
import io.hanse.protocol.seal.Gross;
import io.hanse.protocol.seal.SealReader;
import io.hanse.protocol.seal.WindowSeal;
import io.hanse.protocol.signing.SigningKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementTest {
  private final Samples samples = Samples.seeded();
  private final SigningKey ledger = SigningKey.of(samples.octets(32));
  private final SigningKey clearing = SigningKey.of(samples.octets(32));
  private final StatementVerifier verifier =
      new StatementVerifier(clearing.verifyingKey(), Map.of(ledger.id(), ledger.verifyingKey()));
  private final Obligation first = samples.obligation();
  private final Obligation second = samples.obligation();

  @Test
  void aStatementVerifiesFromItsOwnOctets() {
    Statement statement = statement();

    assertTrue(verifier.verify(statement.octets()).isValid());
    assertEquals(statement, StatementReader.read(statement.octets()).orElseThrow());
  }

  @Test
  void aStatementFailsAfterAnySingleOctetIsChanged() {
    byte[] octets = statement().octets();

    for (int at = 0; at < octets.length; at++) {
      byte[] changed = octets.clone();
      changed[at] ^= 1;
      assertFalse(verifier.verify(changed).isValid(), "octet " + at);
    }
  }

  @Test
  void whatClearingSignsWithoutAProofIsRefused() {
    Statement right = statement();
    Statement.Entry entry = right.obligations().getFirst();
    Statement.Entry invented =
        new Statement.Entry(
            entry.batch(),
            entry.index(),
            entry.path(),
            Sha256.EMPTY,
            entry.outcomeDigest(),
            entry.position(),
            entry.count(),
            entry.obligationPath(),
            entry.obligation());

    StatementCheck check =
        verifier.verify(resigned(right, List.of(invented), right.totals()).octets());

    assertInstanceOf(StatementCheck.ObligationUnproved.class, check);
  }

  @Test
  void anObligationThatStandsTwiceIsRefused() {
    Statement right = statement();
    Statement.Entry entry = right.obligations().getFirst();

    StatementCheck check =
        verifier.verify(resigned(right, List.of(entry, entry), right.totals()).octets());

    assertInstanceOf(StatementCheck.ObligationUnproved.class, check);
  }

  @Test
  void sumsThatAreNotThoseOfTheObligationsAreRefused() {
    Statement right = statement();

    StatementCheck check =
        verifier.verify(resigned(right, right.obligations(), List.of()).octets());

    assertInstanceOf(StatementCheck.TotalDiffers.class, check);
  }

  @Test
  void aSealOfAnUnknownKeyIsRefused() {
    StatementVerifier elsewhere = new StatementVerifier(clearing.verifyingKey(), Map.of());

    StatementCheck check = elsewhere.verify(statement().octets());

    assertInstanceOf(StatementCheck.SealUntrusted.class, check);
  }

  private Statement resigned(
      Statement right, List<Statement.Entry> obligations, List<Statement.Total> totals) {
    return new Statement(
            right.cycle(),
            right.participant(),
            right.seals(),
            right.batches(),
            obligations,
            totals,
            right.conversions(),
            right.instructions(),
            right.key(),
            "")
        .signedBy(clearing);
  }

  private Statement statement() {
    List<byte[]> obligations =
        List.of(ObligationWriter.octets(first), ObligationWriter.octets(second));
    Sha256 message = Sha256.of(samples.octets(100));
    Sha256 outcome = Sha256.of(samples.octets(100));
    Sha256 leaf = Leaf.of(message, outcome, Leaf.obligationsRoot(obligations));
    MerkleTree batchTree = MerkleTree.ofLeafHashes(List.of(leaf, Sha256.EMPTY, Sha256.ZERO));
    BatchHeader header =
        new BatchHeader(
            LedgerId.of("europe"),
            4,
            1,
            9,
            3,
            batchTree.root(),
            Sha256.ZERO,
            samples.instant(),
            ledger.id());
    MerkleTree sealTree =
        MerkleTree.ofLeaves(List.of(Sha256.EMPTY.octets(), header.root().octets()));
    WindowSeal seal = seal(sealTree.root());
    return new Statement(
            12,
            ParticipantId.of("retailer"),
            List.of(seal),
            List.of(new Statement.Batch(0, 1, sealTree.path(1), header)),
            List.of(
                new Statement.Entry(
                    0,
                    0,
                    batchTree.path(0),
                    message,
                    outcome,
                    0,
                    2,
                    MerkleTree.ofLeaves(obligations).path(0),
                    first)),
            List.of(total(first.amount())),
            List.of(
                new Statement.Conversion(
                    first.amount(),
                    samples.money(),
                    "1.0823",
                    LocalDate.of(2026, 4, 13),
                    "ECB reference rates")),
            List.of(
                new Statement.Payment(
                    "HANSE-12-1",
                    ReservedParticipants.SETTLEMENT,
                    ParticipantId.of("retailer"),
                    samples.money())),
            clearing.id(),
            "")
        .signedBy(clearing);
  }

  private static Statement.Total total(Money amount) {
    return new Statement.Total(amount, Money.zero(amount.currency()), amount);
  }

  private WindowSeal seal(Sha256 root) {
    WindowSeal seal =
        new WindowSeal(
                LedgerId.of("europe"),
                9,
                samples.instant(),
                2,
                7,
                List.of(
                    new Gross(first.debtor(), first.creditor(), first.amount(), 1),
                    new Gross(second.debtor(), second.creditor(), second.amount(), 1)),
                root.hex(),
                Sha256.ZERO.hex(),
                ledger.id(),
                "")
            .signedBy(ledger);
    assertTrue(seal.isSignedBy(ledger.verifyingKey()));
    assertFalse(seal.isSignedBy(clearing.verifyingKey()));
    assertEquals(seal, SealReader.read(seal.octets()).orElseThrow());
    return seal;
  }
}
