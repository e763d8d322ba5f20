package io.hanse.protocol.seal;

import io.hanse.protocol.json.JsonWriter;

/** How a seal is spelled: compact JSON in the order of its components, the signature last. */
final class SealOctets {
  static final String FORMAT = "hanse-seal/1";

  private SealOctets() {}

  /** What is signed: everything but the signature. */
  static byte[] unsigned(WindowSeal seal) {
    return start(seal).endObject().octets();
  }

  static byte[] complete(WindowSeal seal) {
    return start(seal).text("signature", seal.signature()).endObject().octets();
  }

  private static JsonWriter start(WindowSeal seal) {
    JsonWriter json = new JsonWriter(600 + 140 * seal.gross().size());
    json.startObject()
        .text("format", FORMAT)
        .text("ledger", seal.ledger())
        .number("window", seal.window())
        .time("sealedAt", seal.sealedAt())
        .number("batches", seal.batches())
        .number("messages", seal.messages())
        .name("gross")
        .startArray();
    for (Gross gross : seal.gross()) {
      json.startObject()
          .text("debtor", gross.debtor())
          .text("creditor", gross.creditor())
          .money("amount", gross.amount())
          .number("count", gross.count())
          .endObject();
    }
    return json.endArray()
        .text("root", seal.root())
        .text("previous", seal.previous())
        .text("key", seal.key());
  }
}
