package io.hanse.node.routing;

import io.hanse.node.verification.SignedEnvelope;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request to another ledger: the envelope as received, and which of its messages are meant.
 *
 * <pre>
 * count (4 octets) . index (4 octets each) . envelope (the rest)
 * </pre>
 *
 * @param indices places in the payload, ascending; at least one
 */
record ForwardRequest(SignedEnvelope envelope, List<Integer> indices) {
  private static final int MOST_MESSAGES = 1000;

  ForwardRequest {
    indices = List.copyOf(indices);
  }

  Buffer octets() {
    Buffer octets = Buffer.buffer(4 + 4 * indices.size() + envelope.length());
    octets.appendInt(indices.size());
    indices.forEach(octets::appendInt);
    return octets.appendBytes(envelope.octets());
  }

  /** Reads a request; empty where the octets are anything else. */
  static Optional<ForwardRequest> read(Buffer octets) {
    int count = octets.length() < 4 ? 0 : octets.getInt(0);
    if (count < 1 || count > MOST_MESSAGES || octets.length() < 4 + 4 * count) {
      return Optional.empty();
    }
    List<Integer> indices = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      indices.add(octets.getInt(4 + 4 * i));
    }
    byte[] envelope = octets.getBytes(4 + 4 * count, octets.length());
    return Optional.of(new ForwardRequest(SignedEnvelope.of(envelope), indices));
  }
}
