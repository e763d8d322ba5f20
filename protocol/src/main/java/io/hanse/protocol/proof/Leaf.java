package io.hanse.protocol.proof;

import io.hanse.protocol.octets.Sha256;
import java.util.List;

/**
 * The leaf of one message in its batch: SHA-256(0x00, 0x01, SHA-256(message), SHA-256(salt,
 * outcome), root of its obligations). It begins with the octet of an RFC 6962 leaf, so it is a leaf
 * hash as it stands; the second octet is the format's version.
 */
public final class Leaf {
  /** Octets of a salt. Without it, who knows a hash could try which outcome is behind it. */
  public static final int SALT_LENGTH = 16;

  private static final byte[] PREFIX = {0, 1};

  private Leaf() {}

  /**
   * The leaf.
   *
   * @param message SHA-256 of the message's own octets
   * @param salt {@value #SALT_LENGTH} random octets
   * @param outcome the outcome's octets
   * @param obligations root over the obligations' octets, {@link Sha256#EMPTY} for none
   */
  public static Sha256 of(Sha256 message, byte[] salt, byte[] outcome, Sha256 obligations) {
    return of(message, salted(salt, outcome), obligations);
  }

  /** The leaf, from the salted digest of an outcome that need not be known. */
  public static Sha256 of(Sha256 message, Sha256 saltedOutcome, Sha256 obligations) {
    return Sha256.of(PREFIX, message.octets(), saltedOutcome.octets(), obligations.octets());
  }

  /** SHA-256(salt, outcome). */
  public static Sha256 salted(byte[] salt, byte[] outcome) {
    return Sha256.of(salt, outcome);
  }

  /** RFC 6962 root over the obligations' octets, in their order. */
  public static Sha256 obligationsRoot(List<byte[]> obligations) {
    return obligations.isEmpty() ? Sha256.EMPTY : MerkleTree.ofLeaves(obligations).root();
  }
}
