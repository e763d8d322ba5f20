package io.hanse.config.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** Octets that must not be printed: a private key's seed, a password, a token. */
public final class Secret {
  private final byte[] octets;

  private Secret(byte[] octets) {
    this.octets = octets.clone();
  }

  public static Secret of(byte[] octets) {
    return new Secret(octets);
  }

  public static Secret ofText(String text) {
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] octets() {
    return octets.clone();
  }

  /** The octets as UTF-8 text, for passwords and tokens. */
  public String text() {
    return new String(octets, StandardCharsets.UTF_8);
  }

  /** Compares in constant time. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
