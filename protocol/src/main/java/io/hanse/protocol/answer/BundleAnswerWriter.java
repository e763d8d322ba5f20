package io.hanse.protocol.answer;

import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.rejection.RejectionCode;
import java.util.Optional;

/** The answer to a bundle: one entry a message, in the bundle's order. */
public final class BundleAnswerWriter {
  private final JsonWriter json = new JsonWriter(8192);

  public BundleAnswerWriter() {
    json.startObject().name("answers").startArray();
  }

  /** The next message was applied. */
  public BundleAnswerWriter applied(MessageId id, byte[] receipt) {
    json.startObject().text("id", id).number("status", 200).raw("receipt", receipt).endObject();
    return this;
  }

  /**
   * The next message was refused.
   *
   * @param id where it could be read
   * @param problem as {@link ProblemWriter} writes it
   */
  public BundleAnswerWriter refused(Optional<MessageId> id, RejectionCode code, byte[] problem) {
    json.startObject();
    id.ifPresent(known -> json.text("id", known));
    json.number("status", code.status()).raw("problem", problem).endObject();
    return this;
  }

  /** Ends the answer. */
  public byte[] octets() {
    return json.endArray().endObject().octets();
  }
}
