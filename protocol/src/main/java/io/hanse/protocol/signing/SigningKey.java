package io.hanse.protocol.signing;

import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.octets.Base64Url;
import java.security.SecureRandom;
import java.util.Optional;

/** A private key. It shows its public half and never itself. */
public final class SigningKey {
  private final byte[] seed;
  private final byte[] publicKey;
  private final VerifyingKey verifyingKey;

  private SigningKey(byte[] seed) {
    this.seed = seed;
    this.publicKey = new byte[Ed25519.KEY_LENGTH];
    org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(seed, 0, publicKey, 0);
    this.verifyingKey =
        VerifyingKey.admit(publicKey)
            .orElseThrow(() -> new IllegalStateException("every seed has an admissible key"));
  }

  /**
   * The key of a seed.
   *
   * @param seed the 32 octets that RFC 8032 calls the private key
   * @throws IllegalArgumentException when there are not 32
   */
  public static SigningKey of(byte[] seed) {
    if (seed.length != Ed25519.KEY_LENGTH) {
      throw new IllegalArgumentException("a private key has 32 octets");
    }
    return new SigningKey(seed.clone());
  }

  /**
   * The key in the form of a JWK's {@code d}: base64url, 43 characters; nothing where it is none.
   */
  public static Optional<SigningKey> parse(String d) {
    return Base64Url.decode(d)
        .filter(seed -> seed.length == Ed25519.KEY_LENGTH)
        .map(SigningKey::of);
  }

  public static SigningKey generate(SecureRandom random) {
    byte[] seed = new byte[Ed25519.KEY_LENGTH];
    random.nextBytes(seed);
    return new SigningKey(seed);
  }

  public VerifyingKey verifyingKey() {
    return verifyingKey;
  }

  public KeyId id() {
    return verifyingKey.id();
  }

  /** The 64 octets of the signature. */
  public byte[] sign(byte[] message) {
    return sign(message, 0, message.length);
  }

  byte[] sign(byte[] message, int offset, int length) {
    byte[] signature = new byte[Ed25519.SIGNATURE_LENGTH];
    org.bouncycastle.math.ec.rfc8032.Ed25519.sign(
        seed, 0, publicKey, 0, message, offset, length, signature, 0);
    return signature;
  }

  /** Names the key without showing it. */
  @Override
  public String toString() {
    return "SigningKey[" + id() + "]";
  }
}
