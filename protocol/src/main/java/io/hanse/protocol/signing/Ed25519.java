package io.hanse.protocol.signing;

/** Ed25519 as RFC 8032 section 5.1 has it, on plain octets. */
public final class Ed25519 {
  /** Octets of a public key and of a private key's seed. */
  public static final int KEY_LENGTH = 32;

  /** Octets of a signature. */
  public static final int SIGNATURE_LENGTH = 64;

  private Ed25519() {}

  /**
   * Whether a signature is right, read strictly: exactly 64 octets, S below the group order, R and
   * the key in their canonical encodings, and a key that {@link VerifyingKey#admit} lets in.
   * Anything else is false.
   *
   * @param publicKey the key's 32 octets
   * @param message what was signed
   * @param signature R and S
   */
  public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    return VerifyingKey.admit(publicKey).map(key -> key.verify(message, signature)).orElse(false);
  }
}
