package io.hanse.node.ledger.batch;

import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.verification.SignedEnvelope;
import io.hanse.node.verification.VerifiedMessage;
import io.hanse.protocol.message.Message;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Collects the envelopes of a batch, each once, with the place of each message in them. */
public final class EnvelopeBlob {
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final ByteArrayOutputStream envelopes = new ByteArrayOutputStream();
  private final Map<SignedEnvelope, Integer> starts = new HashMap<>();
  private final ByteBuffer slices;

  EnvelopeBlob(int messages) {
    slices = ByteBuffer.allocate(BatchBlobs.SLICE_LENGTH * messages);
  }

  /** Adds the next message. */
  void add(Delivery delivery) {
    switch (delivery) {
      case Delivery.Own own -> {
        slice(envelopes.size(), own.octets().length, BatchBlobs.PLAIN, own.octets().length);
        envelopes.writeBytes(own.octets());
      }
      case Delivery.Received received -> add(received.message());
    }
  }

  private void add(VerifiedMessage message) {
    if (message.message() instanceof Message.Enrolment) {
      slice(0, 0, BatchBlobs.WITHHELD, 0);
      return;
    }
    int start = starts.computeIfAbsent(message.envelope(), this::append);
    if (message.payload().length == message.envelope().length()) {
      // The payload is not encoded: base64 would be longer than the payload.
      slice(start + message.offset(), message.length(), BatchBlobs.PLAIN, message.length());
      return;
    }
    int firstGroup = message.offset() / 3;
    int lastGroup = (message.offset() + message.length() + 2) / 3;
    int begin = start + payloadStart(message.envelope().octets());
    int payloadChars = (message.payload().length * 4 + 2) / 3;
    int from = 4 * firstGroup;
    int to = Math.min(4 * lastGroup, payloadChars);
    slice(begin + from, to - from, message.offset() - 3 * firstGroup, message.length());
  }

  private int append(SignedEnvelope envelope) {
    int start = envelopes.size();
    envelopes.writeBytes(envelope.octets());
    return start;
  }

  private void slice(int start, int characters, int skip, int length) {
    slices.putInt(start).putInt(characters).putInt(skip).putInt(length);
  }

  private static int payloadStart(byte[] jws) {
    int at = 0;
    while (jws[at] != '.') {
      at++;
    }
    return at + 1;
  }

  byte[] envelopes() {
    return envelopes.toByteArray();
  }

  byte[] slices() {
    return slices.array();
  }

  /**
   * The octets of a message.
   *
   * @param slice its 16 octets of the slices
   * @param characters the characters that the slice names
   * @return empty where the batch does not keep them
   */
  public static Optional<byte[]> message(byte[] slice, byte[] characters) {
    ByteBuffer numbers = ByteBuffer.wrap(slice);
    int skip = numbers.getInt(8);
    int length = numbers.getInt(12);
    if (skip == BatchBlobs.WITHHELD) {
      return Optional.empty();
    }
    if (skip == BatchBlobs.PLAIN) {
      return Optional.of(characters);
    }
    byte[] message = new byte[length];
    System.arraycopy(DECODER.decode(characters), skip, message, 0, length);
    return Optional.of(message);
  }

  /** The octets of a message, from the whole blobs of its batch. */
  public static Optional<byte[]> message(byte[] slices, byte[] envelopes, int position) {
    byte[] slice = BatchBlobs.part(slices, BatchBlobs.SLICE_LENGTH, position);
    ByteBuffer numbers = ByteBuffer.wrap(slice);
    byte[] characters = new byte[numbers.getInt(4)];
    System.arraycopy(envelopes, numbers.getInt(0), characters, 0, characters.length);
    return message(slice, characters);
  }
}
