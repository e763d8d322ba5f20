package io.hanse.node.decision.message;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * SHA-256 of a message's own octets within the signed payload; it distinguishes a retry from other
 * content under a used id. Four words instead of an array, so that it compares as a value.
 */
public record ContentHash(long first, long second, long third, long fourth) {
  private static final int LENGTH = 32;

  /**
   * Wraps a digest.
   *
   * @throws IllegalArgumentException when the digest does not have 32 octets
   */
  public static ContentHash of(byte[] sha256) {
    if (sha256.length != LENGTH) {
      throw new IllegalArgumentException("SHA-256 has 32 octets, not " + sha256.length);
    }
    ByteBuffer words = ByteBuffer.wrap(sha256);
    return new ContentHash(words.getLong(), words.getLong(), words.getLong(), words.getLong());
  }

  /** The 32 octets, a new array each time. */
  public byte[] octets() {
    return ByteBuffer.allocate(LENGTH)
        .putLong(first)
        .putLong(second)
        .putLong(third)
        .putLong(fourth)
        .array();
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(octets());
  }
}
