package io.hanse.protocol.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A security provider that verifies Ed25519 faster than Bouncy Castle and by the same rule. It is
 * asked only under keys that {@link VerifyingKey} has admitted. Safe for any thread.
 */
public final class Accelerator {
  private static final String ALGORITHM = "Ed25519";

  /** What comes before the 32 octets of a key in a SubjectPublicKeyInfo (RFC 8410 section 4). */
  private static final byte[] KEY_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  /** RFC 8032 section 7.1, TEST 2: key, message, signature. */
  private static final String TRIAL_KEY =
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";

  private static final String TRIAL_MESSAGE = "72";
  private static final String TRIAL_SIGNATURE =
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
          + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

  /** The same message signed with R moved by a point of order 8: right with the cofactor only. */
  private static final String TRIAL_COFACTOR =
      "86ec0678ec23d84b295114ed96d9f75c377edbf1aa67893a0219db78f3070ad8"
          + "0dff8d78b229bce8ced89a05aaea800642c11730d90e260c74b62ff3306a000b";

  private final Provider provider;
  private final KeyFactory keys;

  private Accelerator(Provider provider, KeyFactory keys) {
    this.provider = provider;
    this.keys = keys;
  }

  /**
   * An accelerator by that provider.
   *
   * @return empty where it does not know Ed25519, or fails one of three trials: a signature of the
   *     RFC, the same with one bit changed, and one that only the equation with the cofactor admits
   */
  public static Optional<Accelerator> of(Provider provider) {
    try {
      Accelerator accelerator = new Accelerator(provider, KeyFactory.getInstance(ALGORITHM));
      return accelerator.stands() ? Optional.of(accelerator) : Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      return Optional.empty();
    }
  }

  private boolean stands() {
    HexFormat hex = HexFormat.of();
    byte[] message = hex.parseHex(TRIAL_MESSAGE);
    byte[] good = hex.parseHex(TRIAL_SIGNATURE);
    byte[] changed = good.clone();
    changed[Ed25519.SIGNATURE_LENGTH / 2] ^= 1;
    return key(hex.parseHex(TRIAL_KEY))
        .filter(key -> says(true, key, message, good))
        .filter(key -> says(false, key, message, changed))
        .filter(key -> says(false, key, message, hex.parseHex(TRIAL_COFACTOR)))
        .isPresent();
  }

  private boolean says(boolean expected, PublicKey key, byte[] message, byte[] signature) {
    return verdict(key, message, 0, message.length, signature)
        .filter(verdict -> verdict == expected)
        .isPresent();
  }

  /** The name and version of the provider. */
  public String name() {
    return provider.getName() + " " + provider.getVersionStr();
  }

  /** A public key's 32 octets in the provider's own form; empty where it takes no such keys. */
  Optional<PublicKey> key(byte[] octets) {
    byte[] encoded = new byte[KEY_PREFIX.length + octets.length];
    System.arraycopy(KEY_PREFIX, 0, encoded, 0, KEY_PREFIX.length);
    System.arraycopy(octets, 0, encoded, KEY_PREFIX.length, octets.length);
    try {
      return Optional.of(keys.generatePublic(new X509EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** Whether a signature of 64 octets is right; empty where the provider cannot tell. */
  Optional<Boolean> verdict(
      PublicKey key, byte[] message, int offset, int length, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM, provider);
      verifier.initVerify(key);
      verifier.update(message, offset, length);
      return Optional.of(verifier.verify(signature));
    } catch (GeneralSecurityException | RuntimeException e) {
      // Corretto's takes no more than 1 MiB at once and throws what nobody declares.
      return Optional.empty();
    }
  }
}
