package io.hanse.node.reading;

import io.hanse.node.ledger.postgres.BatchReadStore;
import io.hanse.node.ledger.postgres.LedgerCodes;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Hex;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.MerkleTree;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Writes batches, proofs and trial balances as JSON. */
final class ProofJson {
  private final LedgerId ledger;

  ProofJson(LedgerId ledger) {
    this.ledger = ledger;
  }

  /** A batch's signed header and the leaves under its root. */
  byte[] batch(BatchReadStore.SignedHeader signed, Buffer leaves) {
    JsonWriter json = new JsonWriter(1024).startObject().raw("header", signed.header());
    json.name("jwk").startObject().text("kty", "OKP").text("crv", "Ed25519");
    json.text("x", Base64Url.encode(signed.publicKey())).endObject();
    json.text("signature", Base64Url.encode(signed.signature()));
    json.name("leaves").startArray();
    for (int at = 0; at < leaves.length(); at += Sha256.LENGTH) {
      json.text(Hex.encode(leaves.getBytes(at, at + Sha256.LENGTH)));
    }
    return json.endArray().endObject().octets();
  }

  /**
   * The RFC 6962 path from a batch's root to the root of the seal.
   *
   * @param roots of all of the window's batches, that one among them
   * @param seal its complete octets
   */
  byte[] proof(int lane, long number, List<WindowReadStore.Root> roots, Buffer seal) {
    int index = 0;
    while (roots.get(index).lane() != lane || roots.get(index).number() != number) {
      index++;
    }
    MerkleTree tree =
        MerkleTree.ofLeaves(roots.stream().map(root -> root.root().octets()).toList());
    JsonWriter json = new JsonWriter(1024).startObject();
    json.text("root", roots.get(index).root()).number("index", index).number("size", roots.size());
    json.name("path").startArray();
    tree.path(index).forEach(hash -> json.text(hash.hex()));
    return json.endArray().raw("seal", seal.getBytes()).endObject().octets();
  }

  /** Sums by account at a seal; in each unit debits equal credits. */
  byte[] trialBalance(List<WindowReadStore.TrialRow> rows) {
    JsonWriter json = new JsonWriter(4096).startArray();
    for (WindowReadStore.TrialRow row : rows) {
      json.startObject()
          .text("ledger", ledger)
          .text("unit", row.unit())
          .text("accountKind", LedgerCodes.account(row.kind()).word())
          .text("account", row.account())
          .number("debit", row.debit())
          .number("credit", row.credit())
          .endObject();
    }
    return json.endArray().octets();
  }
}
