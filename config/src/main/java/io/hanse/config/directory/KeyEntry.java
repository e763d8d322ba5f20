package io.hanse.config.directory;

import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.signing.VerifyingKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A public Ed25519 key.
 *
 * @param verifyingKey the key, admitted when the directory was read
 * @param validFrom the first instant at which it is valid
 * @param validTo the first instant at which it is no longer valid
 * @param revokedAt the instant from which it is not trusted, whatever its validity
 */
public record KeyEntry(
    VerifyingKey verifyingKey, Instant validFrom, Instant validTo, Optional<Instant> revokedAt) {

  /** Its RFC 7638 thumbprint, which stands in {@code kid}. */
  public KeyId id() {
    return verifyingKey.id();
  }

  /** Its octets in base64url, as in a JWK (RFC 8037). */
  public String x() {
    return verifyingKey.x();
  }

  /** The key's status at an instant; a revocation outranks validity. */
  public KeyStatus statusAt(Instant instant) {
    if (revokedAt.isPresent() && !instant.isBefore(revokedAt.get())) {
      return KeyStatus.REVOKED;
    }
    if (instant.isBefore(validFrom)) {
      return KeyStatus.NOT_YET_VALID;
    }
    return instant.isBefore(validTo) ? KeyStatus.VALID : KeyStatus.EXPIRED;
  }
}
