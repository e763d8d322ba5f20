package io.hanse.protocol.message;

import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.rejection.Result;
import java.util.List;
import java.util.Optional;

/**
 * What one envelope carries: one message, or a bundle of them.
 *
 * @param bundle whether the answer is to be a list, also where it has one entry
 * @param items in the sender's order
 */
public record Payload(boolean bundle, List<Item> items) {
  public Payload {
    items = List.copyOf(items);
  }

  /** One message of a payload with its own octets, from its first brace to its last. */
  public static final class Item {
    private final byte[] octets;
    private final int offset;
    private final Sha256 digest;
    private final Optional<MessageId> id;
    private final boolean enrolment;
    private final Result<Message> message;

    Item(
        byte[] octets,
        int offset,
        Optional<MessageId> id,
        boolean enrolment,
        Result<Message> message) {
      this.octets = octets;
      this.offset = offset;
      this.digest = Sha256.of(octets);
      this.id = id;
      this.enrolment = enrolment;
      this.message = message;
    }

    /** The message's octets as they were signed. Whoever gets them does not change them. */
    public byte[] octets() {
      return octets;
    }

    /** Where the octets begin in the payload. */
    public int offset() {
      return offset;
    }

    /** SHA-256 of the octets: what makes a message the same message. */
    public Sha256 digest() {
      return digest;
    }

    /** The message's id, where it could be read, even if the message is refused. */
    public Optional<MessageId> id() {
      return id;
    }

    /** Whether it says that it is an enrolment, even if it is refused. */
    boolean isEnrolment() {
      return enrolment;
    }

    /** The message, or why there is none; in a bundle the others are not concerned. */
    public Result<Message> message() {
      return message;
    }
  }
}
