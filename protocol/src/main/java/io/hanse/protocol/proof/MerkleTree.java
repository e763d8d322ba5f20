package io.hanse.protocol.proof;

import io.hanse.protocol.octets.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The tree over some leaf hashes, with all its nodes, so that the root and every path come from
 * hashing once. A node without a neighbour is the node above it, which gives the trees of RFC 6962.
 */
public final class MerkleTree {
  /** From the leaves upwards; the last has the root alone, or nothing where there are no leaves. */
  private final List<List<byte[]>> levels;

  private MerkleTree(List<List<byte[]>> levels) {
    this.levels = levels;
  }

  /** The tree over hashes that are leaf hashes already. */
  public static MerkleTree ofLeafHashes(List<Sha256> leafHashes) {
    return build(leafHashes.stream().map(Sha256::octets).toList());
  }

  /** The tree over leaves that are still to be hashed. */
  public static MerkleTree ofLeaves(List<byte[]> leaves) {
    return build(leaves.stream().map(Merkle::leafHash).toList());
  }

  private static MerkleTree build(List<byte[]> leafHashes) {
    MessageDigest digest = Merkle.sha256();
    List<List<byte[]>> levels = new ArrayList<>();
    List<byte[]> level = leafHashes;
    levels.add(level);
    while (level.size() > 1) {
      level = above(digest, level);
      levels.add(level);
    }
    return new MerkleTree(levels);
  }

  private static List<byte[]> above(MessageDigest digest, List<byte[]> level) {
    List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
    for (int at = 0; at + 1 < level.size(); at += 2) {
      above.add(Merkle.nodeHash(digest, level.get(at), level.get(at + 1)));
    }
    if (level.size() % 2 == 1) {
      above.add(level.getLast());
    }
    return above;
  }

  /** How many leaves there are. */
  public int size() {
    return levels.getFirst().size();
  }

  /** The hash of the tree; without leaves the hash of nothing (RFC 6962 section 2.1). */
  public Sha256 root() {
    return size() == 0 ? Sha256.EMPTY : Sha256.wrap(levels.getLast().getFirst());
  }

  /**
   * The siblings from that leaf to the root.
   *
   * @throws IndexOutOfBoundsException when there is no such leaf
   */
  public List<Sha256> path(int index) {
    Objects.checkIndex(index, size());
    List<Sha256> path = new ArrayList<>(levels.size());
    int at = index;
    for (List<byte[]> level : levels) {
      int sibling = at ^ 1;
      if (sibling < level.size()) {
        path.add(Sha256.wrap(level.get(sibling)));
      }
      at >>= 1;
    }
    return path;
  }
}
