package io.hanse.config.directory;

import io.hanse.protocol.identity.KeyId;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A public Ed25519 key.
 *
 * @param id its RFC 7638 thumbprint
 * @param x its 32 octets in base64url, as in a JWK (RFC 8037)
 * @param validFrom first instant at which it is good
 * @param validTo first instant at which it is no longer good
 * @param revokedAt from when on it is not to be trusted, whatever its validity says
 */
public record KeyEntry(
    KeyId id, String x, Instant validFrom, Instant validTo, Optional<Instant> revokedAt) {

  /** A key with its thumbprint computed. */
  public static KeyEntry of(
      String x, Instant validFrom, Instant validTo, Optional<Instant> revokedAt) {
    return new KeyEntry(Thumbprint.of(x), x, validFrom, validTo, revokedAt);
  }

  /** A revocation stands above validity. */
  public KeyStatus statusAt(Instant instant) {
    if (revokedAt.isPresent() && !instant.isBefore(revokedAt.get())) {
      return KeyStatus.REVOKED;
    }
    if (instant.isBefore(validFrom)) {
      return KeyStatus.NOT_YET_VALID;
    }
    return instant.isBefore(validTo) ? KeyStatus.VALID : KeyStatus.EXPIRED;
  }

  /** The 32 octets of the key. */
  public byte[] octets() {
    return Base64.getUrlDecoder().decode(x);
  }
}
