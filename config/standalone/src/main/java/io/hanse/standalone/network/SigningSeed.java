package io.hanse.standalone.network;

import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/**
 * A fresh Ed25519 key.
 *
 * @param seed its 32 secret octets, base64url, as settings hold them
 * @param x its public octets, base64url, as the directory holds them
 */
public record SigningSeed(String seed, String x) {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  /** A key that nobody had before. */
  public static SigningSeed generate(SecureRandom random) {
    byte[] seed = octets(random);
    byte[] x = new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
    return new SigningSeed(BASE64URL.encodeToString(seed), BASE64URL.encodeToString(x));
  }

  /** 32 random octets for any other secret, base64url. */
  static String secret(SecureRandom random) {
    return BASE64URL.encodeToString(octets(random));
  }

  private static byte[] octets(SecureRandom random) {
    byte[] octets = new byte[32];
    random.nextBytes(octets);
    return octets;
  }

  @Override
  public String toString() {
    return "signing key " + x;
  }
}
