package io.hanse.node.verification;

import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.message.Message;
import java.util.Arrays;

/**
 * A message that its participant has signed, as far as the directory of that moment can tell. Only
 * {@link EnvelopeVerifier} makes them.
 */
public final class VerifiedMessage implements EnvelopePart {
  private final Message message;
  private final int index;
  private final byte[] payload;
  private final int offset;
  private final int length;
  private final byte[] sha256;
  private final KeyId key;
  private final long directoryVersion;
  private final SignedEnvelope envelope;

  VerifiedMessage(
      Message message,
      int index,
      byte[] payload,
      int offset,
      int length,
      byte[] sha256,
      KeyId key,
      long directoryVersion,
      SignedEnvelope envelope) {
    this.message = message;
    this.index = index;
    this.payload = payload;
    this.offset = offset;
    this.length = length;
    this.sha256 = sha256;
    this.key = key;
    this.directoryVersion = directoryVersion;
    this.envelope = envelope;
  }

  public Message message() {
    return message;
  }

  public MessageId id() {
    return message.header().id();
  }

  public ParticipantId participant() {
    return message.header().participant();
  }

  @Override
  public int index() {
    return index;
  }

  /** A copy of the message's own octets, exactly as they stand in the payload. */
  public byte[] octets() {
    return Arrays.copyOfRange(payload, offset, offset + length);
  }

  /** The payload that holds the message, shared: not to be changed. */
  public byte[] payload() {
    return payload;
  }

  /** Where the message's own octets begin in {@link #payload()}. */
  public int offset() {
    return offset;
  }

  /** How many octets the message itself has. */
  public int length() {
    return length;
  }

  /** SHA-256 of the message's own octets, 32 octets, shared: not to be changed. */
  public byte[] sha256() {
    return sha256;
  }

  /** The key that signed. */
  public KeyId key() {
    return key;
  }

  /** Version of the directory under which the key was judged. */
  public long directoryVersion() {
    return directoryVersion;
  }

  /** The envelope it came in, shared by all messages of a bundle. */
  public SignedEnvelope envelope() {
    return envelope;
  }
}
