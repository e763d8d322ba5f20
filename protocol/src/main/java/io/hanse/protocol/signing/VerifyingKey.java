package io.hanse.protocol.signing;

import static org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFullExport;

import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Sha256;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;

/**
 * A public key that was admitted: the canonical encoding of a point of the group's own prime order.
 * Under a key of small order anybody can make signatures; under a mixed one verifiers disagree.
 * Verifies by the equation without the cofactor, as OpenSSL does.
 *
 * <p>Holds the decoded point, so that verifying with the same key again does not decode it again.
 */
public final class VerifyingKey {
  private final byte[] octets;
  private final PublicPoint point;
  private final KeyId id;
  private final Optional<Accelerated> accelerated;

  /** The key in the form of a faster provider. */
  private record Accelerated(Accelerator accelerator, PublicKey key) {
    Optional<Boolean> verdict(byte[] message, int offset, int length, byte[] signature) {
      return accelerator.verdict(key, message, offset, length, signature);
    }
  }

  private VerifyingKey(
      byte[] octets, PublicPoint point, KeyId id, Optional<Accelerated> accelerated) {
    this.octets = octets;
    this.point = point;
    this.id = id;
    this.accelerated = accelerated;
  }

  /** The key of those 32 octets, where it is fit to prove anything. */
  public static Optional<VerifyingKey> admit(byte[] publicKey) {
    if (publicKey.length != Ed25519.KEY_LENGTH) {
      return Optional.empty();
    }
    byte[] octets = publicKey.clone();
    return Optional.ofNullable(validatePublicKeyFullExport(octets, 0))
        .map(
            point ->
                new VerifyingKey(
                    octets, point, thumbprint(Base64Url.encode(octets)), Optional.empty()));
  }

  /** The key in the form of a JWK's {@code x} (RFC 8037): base64url, 43 characters. */
  public static Optional<VerifyingKey> parse(String x) {
    return Base64Url.decode(x).flatMap(VerifyingKey::admit);
  }

  /** The same key with the same verdicts, sooner. */
  public VerifyingKey acceleratedBy(Accelerator accelerator) {
    return new VerifyingKey(
        octets, point, id, accelerator.key(octets).map(key -> new Accelerated(accelerator, key)));
  }

  /** RFC 7638 section 3, with the members of RFC 8037 section 2. */
  private static KeyId thumbprint(String x) {
    byte[] required =
        new JsonWriter(96)
            .startObject()
            .text("crv", "Ed25519")
            .text("kty", "OKP")
            .text("x", x)
            .endObject()
            .octets();
    return KeyId.of(Base64Url.encode(Sha256.of(required).octets()));
  }

  /** The thumbprint that stands in {@code kid}. */
  public KeyId id() {
    return id;
  }

  /** The JWK's {@code x}. */
  public String x() {
    return Base64Url.encode(octets);
  }

  /** A copy of the 32 octets. */
  public byte[] octets() {
    return octets.clone();
  }

  public boolean verify(byte[] message, byte[] signature) {
    return verify(message, 0, message.length, signature);
  }

  /** Verifies a part of an array. The length comes first: some verifiers overlook a 65th octet. */
  public boolean verify(byte[] message, int offset, int length, byte[] signature) {
    return signature.length == Ed25519.SIGNATURE_LENGTH
        && accelerated
            .flatMap(faster -> faster.verdict(message, offset, length, signature))
            .orElseGet(() -> Ed25519.verify(point, message, offset, length, signature));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifyingKey that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return id.value();
  }
}
