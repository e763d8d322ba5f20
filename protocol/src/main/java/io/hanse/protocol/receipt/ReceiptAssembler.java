package io.hanse.protocol.receipt;

import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Hex;
import io.hanse.protocol.octets.Sha256;
import java.util.List;

/**
 * Puts together the receipts of one batch from what the ledger stored. Nothing is computed or
 * signed again, so that every node gives the same octets for ever.
 */
public final class ReceiptAssembler {
  private final byte[] header;
  private final byte[] jwk;
  private final String signature;

  /**
   * For the receipts of one batch.
   *
   * @param header the batch header's octets
   * @param signature the 64 octets of the ledger's signature over them
   * @param publicKey the 32 octets of the ledger's public key, the one that the header names
   */
  public ReceiptAssembler(byte[] header, byte[] signature, byte[] publicKey) {
    this.header = header;
    this.signature = Base64Url.encode(signature);
    this.jwk =
        new JsonWriter(96)
            .startObject()
            .text("kty", "OKP")
            .text("crv", "Ed25519")
            .text("x", Base64Url.encode(publicKey))
            .endObject()
            .octets();
  }

  /**
   * The receipt of one message.
   *
   * @param message SHA-256 of the message's own octets
   * @param outcome the outcome's octets
   * @param salt the 16 octets of its salt
   * @param obligationsRoot root over the obligations' octets, {@link Sha256#EMPTY} for none
   * @param index the message's place in the batch, from 0
   * @param path the siblings from its leaf to the batch's root
   */
  public byte[] octets(
      Sha256 message,
      byte[] outcome,
      byte[] salt,
      Sha256 obligationsRoot,
      int index,
      List<Sha256> path) {
    return octets(message, outcome, Hex.encode(salt), obligationsRoot, index, path);
  }

  byte[] octets(
      Sha256 message,
      byte[] outcome,
      String salt,
      Sha256 obligationsRoot,
      int index,
      List<Sha256> path) {
    JsonWriter json = new JsonWriter(900 + outcome.length + header.length + 67 * path.size());
    json.startObject()
        .text("format", Receipt.FORMAT)
        .text("messageSha256", message.hex())
        .raw("outcome", outcome)
        .text("salt", salt)
        .text("obligationsRoot", obligationsRoot.hex())
        .number("index", index)
        .name("path")
        .startArray();
    path.forEach(sibling -> json.text(sibling.hex()));
    return json.endArray()
        .raw("batch", header)
        .raw("jwk", jwk)
        .text("signature", signature)
        .endObject()
        .octets();
  }
}
