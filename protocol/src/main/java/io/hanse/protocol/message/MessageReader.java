package io.hanse.protocol.message;

import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.rejection.Result;

/** Octets in, one message or the reason why there is none. */
public final class MessageReader {
  private MessageReader() {}

  /** Reads one message that stands alone. */
  public static Result<Message> read(byte[] octets) {
    return StrictJson.read(
        octets, json -> MessageAssembly.message(json, new MessageDraft().read(json)));
  }
}
