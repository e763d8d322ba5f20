package io.hanse.standalone.network;

import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.signing.SigningKey;
import java.security.SecureRandom;

/**
 * A fresh Ed25519 key, in the forms in which files hold it.
 *
 * @param seed its 32 secret octets, base64url, for settings
 * @param x its public octets, base64url, for the directory
 */
public record SigningSeed(String seed, String x) {

  /** A key that nobody had before. */
  public static SigningSeed generate(SecureRandom random) {
    byte[] seed = octets(random);
    return new SigningSeed(Base64Url.encode(seed), SigningKey.of(seed).verifyingKey().x());
  }

  /** 32 random octets for any other secret, base64url. */
  public static String secret(SecureRandom random) {
    return Base64Url.encode(octets(random));
  }

  private static byte[] octets(SecureRandom random) {
    byte[] octets = new byte[32];
    random.nextBytes(octets);
    return octets;
  }

  /** Names the key without showing it. */
  @Override
  public String toString() {
    return "signing key " + x;
  }
}
