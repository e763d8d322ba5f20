package io.hanse.adapter.draft;

import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Message ids that follow from the record: the same record read again gets the same id, so that it
 * has one effect however often it is sent.
 *
 * <p>They are UUIDs of version 8 made from a SHA-256 over the participant and the names, each with
 * its length before it (RFC 9562, section 5.8 and appendix B.2).
 *
 * @param participant the sender
 */
public record StableIds(ParticipantId participant) {
  private static final String NAMESPACE = "hanse-adapter/1";

  /** The id of the record with these names. */
  public MessageId of(String... names) {
    MessageDigest digest = sha256();
    add(digest, NAMESPACE);
    add(digest, participant.value());
    for (String name : names) {
      add(digest, name);
    }
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
    long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new MessageId(new UUID(high, low));
  }

  /** The id of the enrolment of the member with this key. */
  public MessageId ofEnrolment(String memberKey) {
    return of("enrolment", memberKey);
  }

  private static void add(MessageDigest digest, String name) {
    byte[] octets = name.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).flip());
    digest.update(octets);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
