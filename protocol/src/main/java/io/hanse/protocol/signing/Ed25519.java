package io.hanse.protocol.signing;

import static org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyPartialExport;

import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;

/** Ed25519 as RFC 8032 section 5.1 has it, on plain octets. */
public final class Ed25519 {
  /** Octets of a public key and of a private key's seed. */
  public static final int KEY_LENGTH = 32;

  /** Octets of a signature. */
  public static final int SIGNATURE_LENGTH = 64;

  private Ed25519() {}

  /**
   * Whether a signature is right, read strictly: exactly 64 octets, S below the group order, R and
   * the key in their canonical encodings, a key that is not of small order, and the group equation
   * of RFC 8032 section 5.1.7. Anything else is false.
   *
   * @param publicKey the key's 32 octets
   * @param message what was signed
   * @param signature R and S
   */
  public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    if (publicKey.length != KEY_LENGTH || signature.length != SIGNATURE_LENGTH) {
      return false;
    }
    PublicPoint point = validatePublicKeyPartialExport(publicKey, 0);
    return point != null
        && org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
            signature, 0, point, message, 0, message.length);
  }
}
