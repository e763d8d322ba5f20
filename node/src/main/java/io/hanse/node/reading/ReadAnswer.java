package io.hanse.node.reading;

import io.vertx.core.buffer.Buffer;

/** The answer of a ledger to a read request. */
public sealed interface ReadAnswer {
  /**
   * Found; the octets are ready to be sent.
   *
   * @param mediaType of the octets
   */
  record Found(String mediaType, Buffer octets) implements ReadAnswer {}

  /**
   * Not found, or not there yet.
   *
   * @param what a sentence for the asker
   */
  record Missing(String what) implements ReadAnswer {}

  /** Encodes the answer for the event bus: kind, length of the text, text, octets. */
  default Buffer encoded() {
    return switch (this) {
      case Found(var mediaType, var octets) -> head((byte) 1, mediaType).appendBuffer(octets);
      case Missing(var what) -> head((byte) 0, what);
    };
  }

  private static Buffer head(byte kind, String text) {
    Buffer utf8 = Buffer.buffer(text);
    return Buffer.buffer().appendByte(kind).appendInt(utf8.length()).appendBuffer(utf8);
  }

  /** Reads what {@link #encoded} wrote. */
  static ReadAnswer decode(Buffer encoded) {
    int end = 5 + encoded.getInt(1);
    String text = encoded.getString(5, end);
    return encoded.getByte(0) == 1
        ? new Found(text, encoded.getBuffer(end, encoded.length()))
        : new Missing(text);
  }
}
