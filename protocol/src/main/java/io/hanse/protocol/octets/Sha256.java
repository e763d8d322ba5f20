package io.hanse.protocol.octets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A SHA-256 digest: 32 octets, compared by content. */
public final class Sha256 implements Comparable<Sha256> {
  /** Octets of a digest. */
  public static final int LENGTH = 32;

  /** Stands where there is nothing before: 32 zero octets. */
  public static final Sha256 ZERO = new Sha256(new byte[LENGTH]);

  /** The digest of no octets at all. */
  public static final Sha256 EMPTY = of();

  private final byte[] octets;

  private Sha256(byte[] octets) {
    this.octets = octets;
  }

  /** The digest of those parts, one after the other. */
  public static Sha256 of(byte[]... parts) {
    MessageDigest digest = digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return new Sha256(digest.digest());
  }

  /** The digest of a part of an array. */
  public static Sha256 ofSlice(byte[] octets, int offset, int length) {
    MessageDigest digest = digest();
    digest.update(octets, offset, length);
    return new Sha256(digest.digest());
  }

  /**
   * A digest that was computed before.
   *
   * @throws IllegalArgumentException when it does not have 32 octets
   */
  public static Sha256 wrap(byte[] digest) {
    if (digest.length != LENGTH) {
      throw new IllegalArgumentException("a SHA-256 digest has 32 octets, not " + digest.length);
    }
    return new Sha256(digest.clone());
  }

  /**
   * Reads 64 lower-case hex digits.
   *
   * @throws IllegalArgumentException when it is not that
   */
  public static Sha256 parse(String hex) {
    if (hex.length() != 2 * LENGTH) {
      throw new IllegalArgumentException("a SHA-256 digest has 64 hex digits");
    }
    return new Sha256(Hex.decode(hex));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException every) {
      throw new IllegalStateException("every Java has SHA-256", every);
    }
  }

  /** A copy of the 32 octets. */
  public byte[] octets() {
    return octets.clone();
  }

  public String hex() {
    return Hex.encode(octets);
  }

  @Override
  public int compareTo(Sha256 other) {
    return Arrays.compareUnsigned(octets, other.octets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sha256 that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return hex();
  }
}
