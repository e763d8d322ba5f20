package io.hanse.protocol.receipt;

import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Hex;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.outcome.OutcomeWriter;
import io.hanse.protocol.proof.BatchHeader;
import io.hanse.protocol.proof.Leaf;
import io.hanse.protocol.proof.Merkle;
import io.hanse.protocol.rejection.Result;
import java.util.List;
import java.util.Set;

/**
 * Checks a receipt with nothing but the receipt: no network, no clock, no directory. A receipt
 * proves that whoever holds the carried key said so; whether that key is a ledger's is for the
 * caller to know, who passes the keys that are trusted.
 */
public final class ReceiptVerifier {
  private ReceiptVerifier() {}

  /** Checks against whatever key the receipt carries. */
  public static ReceiptCheck verify(byte[] receipt) {
    return switch (ReceiptReader.read(receipt)) {
      case Result.Accepted<Receipt> read -> check(read.value());
      case Result.Refused<Receipt> refused -> new ReceiptCheck.Unreadable(refused.rejection());
    };
  }

  /** Checks, and that the key is one of those. */
  public static ReceiptCheck verify(byte[] receipt, Set<KeyId> trusted) {
    return switch (verify(receipt)) {
      case ReceiptCheck.Valid valid when !trusted.contains(valid.receipt().key().id()) ->
          new ReceiptCheck.KeyUntrusted(valid.receipt().key().id());
      case ReceiptCheck found -> found;
    };
  }

  /** Checks, that the key is one of those, and that the receipt is of that message. */
  public static ReceiptCheck verify(byte[] receipt, Set<KeyId> trusted, byte[] message) {
    Sha256 given = Sha256.of(message);
    return switch (verify(receipt, trusted)) {
      case ReceiptCheck.Valid valid when !valid.receipt().messageDigest().equals(given) ->
          new ReceiptCheck.OtherMessage(given, valid.receipt().messageDigest());
      case ReceiptCheck found -> found;
    };
  }

  private static ReceiptCheck check(Receipt receipt) {
    BatchHeader batch = receipt.batch();
    if (!batch.key().equals(receipt.key().id())) {
      return new ReceiptCheck.KeyDiffers(batch.key(), receipt.key().id());
    }
    if (!batch.ledger().equals(receipt.outcome().posted().ledger())) {
      return new ReceiptCheck.LedgerDiffers(receipt.outcome().posted().ledger(), batch.ledger());
    }
    byte[] signature = Base64Url.decode(receipt.signature()).orElse(new byte[0]);
    if (!receipt.key().verify(batch.octets(), signature)) {
      return new ReceiptCheck.SignatureWrong(batch.key());
    }
    Sha256 leaf = leaf(receipt);
    List<byte[]> path = receipt.path().stream().map(Sha256::octets).toList();
    return Merkle.verifyInclusion(
            receipt.index(), batch.size(), leaf.octets(), path, batch.root().octets())
        ? new ReceiptCheck.Valid(receipt)
        : new ReceiptCheck.NotInBatch(leaf, batch.root());
  }

  private static Sha256 leaf(Receipt receipt) {
    return Leaf.of(
        receipt.messageDigest(),
        Hex.decode(receipt.salt()),
        OutcomeWriter.octets(receipt.outcome()),
        receipt.obligationsRoot());
  }
}
