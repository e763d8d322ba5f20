package io.hanse.protocol.proof;

import io.hanse.protocol.octets.Sha256;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/** Hash trees as in RFC 6962 section 2.1 with SHA-256, on plain octets. */
public final class Merkle {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private Merkle() {}

  /** Hash of a leaf: SHA-256(0x00, octets). */
  public static byte[] leafHash(byte[] octets) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return digest.digest(octets);
  }

  /** Hash of two neighbours: SHA-256(0x01, left, right). */
  public static byte[] nodeHash(byte[] left, byte[] right) {
    return nodeHash(sha256(), left, right);
  }

  static byte[] nodeHash(MessageDigest digest, byte[] left, byte[] right) {
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  /**
   * Whether a leaf is in a tree, as RFC 9162 section 2.1.3.2 checks it. False, never an exception,
   * for whatever is not so: lengths other than 32 octets, an index outside the tree, a path too
   * short or too long.
   *
   * @param index the leaf's place, from 0
   * @param size how many leaves the tree has
   * @param leafHash the hash of the leaf
   * @param path the siblings from the leaf to the root
   * @param root the hash of the tree
   */
  public static boolean verifyInclusion(
      long index, long size, byte[] leafHash, List<byte[]> path, byte[] root) {
    return rootOf(index, size, leafHash, path)
        .map(computed -> MessageDigest.isEqual(computed, root))
        .orElse(false);
  }

  /**
   * The root to which a leaf's path leads, or nothing where the path does not fit the place.
   *
   * @param index the leaf's place, from 0
   * @param size how many leaves the tree has
   * @param leafHash the hash of the leaf
   * @param path the siblings from the leaf to the root
   */
  public static Optional<byte[]> rootOf(long index, long size, byte[] leafHash, List<byte[]> path) {
    if (index < 0 || index >= size || leafHash.length != Sha256.LENGTH) {
      return Optional.empty();
    }
    MessageDigest digest = sha256();
    byte[] hash = leafHash;
    long node = index;
    long last = size - 1;
    for (byte[] sibling : path) {
      if (last == 0 || sibling.length != Sha256.LENGTH) {
        return Optional.empty();
      }
      boolean siblingIsLeft = (node & 1) == 1 || node == last;
      if (siblingIsLeft) {
        hash = nodeHash(digest, sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = nodeHash(digest, hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 ? Optional.of(hash) : Optional.empty();
  }

  /** As {@link #verifyInclusion(long, long, byte[], List, byte[])}. */
  public static boolean verifyInclusion(
      long index, long size, byte[] leafHash, byte[][] path, byte[] root) {
    return verifyInclusion(index, size, leafHash, List.of(path), root);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException every) {
      throw new IllegalStateException("every Java has SHA-256", every);
    }
  }
}
