package io.hanse.node.verification;

import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.message.Message;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Verified messages for tests of the stages behind the verifier, without a signature. */
public final class VerifiedMessages {
  private static final KeyId KEY = KeyId.of("A".repeat(43));

  private VerifiedMessages() {}

  /** The message as if it had travelled alone and its octets were {@code octets}. */
  public static VerifiedMessage of(Message message, byte[] octets) {
    return of(message, octets, 0, 1L);
  }

  /** The message as if its octets were {@code octets}, at that place of a bundle. */
  public static VerifiedMessage of(
      Message message, byte[] octets, int index, long directoryVersion) {
    return new VerifiedMessage(
        message,
        index,
        octets,
        0,
        octets.length,
        sha256(octets),
        KEY,
        directoryVersion,
        SignedEnvelope.of(octets));
  }

  private static byte[] sha256(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
