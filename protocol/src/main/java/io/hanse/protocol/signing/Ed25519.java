package io.hanse.protocol.signing;

import static org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFull;

import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;

/** Ed25519 as RFC 8032 section 5.1 has it, verified by the equation without the cofactor. */
public final class Ed25519 {
  /** Octets of a public key and of a private key's seed. */
  public static final int KEY_LENGTH = 32;

  /** Octets of a signature. */
  public static final int SIGNATURE_LENGTH = 64;

  /** The encoding of the neutral element, the only R of small order that can be right. */
  private static final byte[] NEUTRAL = neutral();

  private Ed25519() {}

  private static byte[] neutral() {
    byte[] encoded = new byte[KEY_LENGTH];
    encoded[0] = 1;
    return encoded;
  }

  /**
   * Whether a signature is right, read strictly: a key that {@link VerifyingKey} admits, exactly 64
   * octets, S below the group order, and the encoding of [S]B - [k]A octet for octet equal to R
   * (RFC 8032 section 5.1.7 without the factor 8, FIPS 186-5 section 7.7.2). Anything else is
   * false.
   *
   * @param publicKey the key's 32 octets
   * @param message what was signed
   * @param signature R and S
   */
  public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    return VerifyingKey.admit(publicKey).filter(key -> key.verify(message, signature)).isPresent();
  }

  /**
   * Verifies under a point of prime order. Bouncy Castle checks [8][S]B = [8]R + [8][k]A. S, B and
   * A leave no part of small order in [S]B - [k]A; so where R has none either, both sides are equal
   * without the factor as well.
   */
  static boolean verify(PublicPoint key, byte[] message, int offset, int length, byte[] signature) {
    return org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
            signature, 0, key, message, offset, length)
        && hasPrimeOrderOrIsNeutral(signature);
  }

  private static boolean hasPrimeOrderOrIsNeutral(byte[] signature) {
    return validatePublicKeyFull(signature, 0)
        || Arrays.equals(signature, 0, KEY_LENGTH, NEUTRAL, 0, KEY_LENGTH);
  }
}
