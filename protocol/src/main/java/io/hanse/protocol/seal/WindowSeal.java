package io.hanse.protocol.seal;

import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.protocol.signing.VerifyingKey;
import java.time.Instant;
import java.util.List;

/**
 * The signed end of one window of one ledger. Once it stands, nothing joins the window.
 *
 * @param ledger the book
 * @param window its number, from 1
 * @param sealedAt when the window was cut, by the database's clock
 * @param batches how many batches the window has
 * @param messages how many messages they hold, refusals and the ledger's own events included
 * @param gross by debtor, creditor and currency, in that order
 * @param root hex of the RFC 6962 root over the window's batch roots ordered by lane and number
 * @param previous hex SHA-256 of the previous seal's octets, 64 zeros for the first
 * @param key the ledger's key
 * @param signature base64url Ed25519 over the seal's octets without this member; empty until {@link
 *     #signedBy}
 */
public record WindowSeal(
    LedgerId ledger,
    long window,
    Instant sealedAt,
    long batches,
    long messages,
    List<Gross> gross,
    String root,
    String previous,
    KeyId key,
    String signature) {
  public WindowSeal {
    gross = List.copyOf(gross);
  }

  /**
   * This seal with the signature of that key, which must be the one that it names.
   *
   * @throws IllegalArgumentException when it names another
   */
  public WindowSeal signedBy(SigningKey signer) {
    if (!signer.id().equals(key)) {
      throw new IllegalArgumentException("the seal names key " + key + ", not " + signer.id());
    }
    String made = Base64Url.encode(signer.sign(SealOctets.unsigned(this)));
    return new WindowSeal(
        ledger, window, sealedAt, batches, messages, gross, root, previous, key, made);
  }

  /** Whether that key signed exactly this. */
  public boolean isSignedBy(VerifyingKey signer) {
    return signer.id().equals(key)
        && Base64Url.decode(signature)
            .map(made -> signer.verify(SealOctets.unsigned(this), made))
            .orElse(false);
  }

  /** The whole seal as it is stored and passed on. */
  public byte[] octets() {
    return SealOctets.complete(this);
  }

  /** What the next seal's {@code previous} says. */
  public Sha256 digest() {
    return Sha256.of(octets());
  }
}
