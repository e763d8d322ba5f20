package io.hanse.protocol.receipt;

import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.proof.BatchHeader;
import io.hanse.protocol.signing.VerifyingKey;
import java.util.List;

/**
 * A receipt in parts. That it could be read does not mean that it is right: {@link ReceiptVerifier}
 * says that.
 *
 * @param messageDigest SHA-256 of the message's own octets
 * @param outcome what the message did
 * @param salt hex of the 16 octets before the outcome in its digest
 * @param obligationsRoot root over the obligations that the message caused
 * @param index the message's place in its batch, from 0
 * @param path the siblings from the message's leaf to the batch's root
 * @param batch what the ledger signed
 * @param key the ledger's public key
 * @param signature base64url of the ledger's signature over the batch header's octets
 */
public record Receipt(
    Sha256 messageDigest,
    Outcome outcome,
    String salt,
    Sha256 obligationsRoot,
    int index,
    List<Sha256> path,
    BatchHeader batch,
    VerifyingKey key,
    String signature) {
  static final String FORMAT = "hanse-receipt/1";

  /** The media type of a receipt. */
  public static final String MEDIA_TYPE = "application/hanse-receipt+json";

  public Receipt {
    path = List.copyOf(path);
  }
}
