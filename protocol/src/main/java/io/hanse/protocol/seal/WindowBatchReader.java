package io.hanse.protocol.seal;

import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.Shape;
import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.obligation.ObligationReader;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.BatchHeader;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A line in, its batch out; header and obligations in the one spelling that each has. */
final class WindowBatchReader {
  private static final Shape BATCH = Shape.of("header", "signature", "messages");
  private static final Shape MESSAGE = Shape.of("message", "outcome", "obligations");

  private final byte[] line;

  WindowBatchReader(byte[] line) {
    this.line = line;
  }

  Result<WindowBatch> read() {
    return StrictJson.read(line, this::batch);
  }

  private WindowBatch batch(JsonReader json) {
    @Nullable BatchHeader header = null;
    @Nullable String signature = null;
    @Nullable List<SealedMessage> messages = null;
    json.startObject();
    while (json.nextField(BATCH)) {
      switch (json.field()) {
        case "header" -> header = spelled(json, BatchHeader::read);
        case "signature" -> signature = json.text(86, 86);
        default -> messages = messages(json);
      }
    }
    return new WindowBatch(
        json.required(header, "header"),
        json.required(signature, "signature"),
        json.required(messages, "messages"));
  }

  private List<SealedMessage> messages(JsonReader json) {
    List<SealedMessage> messages = new ArrayList<>();
    json.startArray();
    while (json.nextElement()) {
      messages.add(message(json));
    }
    return messages;
  }

  private SealedMessage message(JsonReader json) {
    @Nullable Sha256 message = null;
    @Nullable Sha256 outcome = null;
    List<Obligation> obligations = List.of();
    json.startObject();
    while (json.nextField(MESSAGE)) {
      switch (json.field()) {
        case "message" -> message = json.parsed(64, Sha256::parse);
        case "outcome" -> outcome = json.parsed(64, Sha256::parse);
        default -> obligations = obligations(json);
      }
    }
    return new SealedMessage(
        json.required(message, "message"), json.required(outcome, "outcome"), obligations);
  }

  private List<Obligation> obligations(JsonReader json) {
    List<Obligation> obligations = new ArrayList<>();
    json.startArray();
    while (json.nextElement()) {
      obligations.add(spelled(json, ObligationReader::read));
    }
    return obligations;
  }

  /** Reads the very octets of the value on which the reader stands, and goes to its end. */
  private <T> T spelled(JsonReader json, Function<byte[], Result<T>> reading) {
    int start = json.startOffset();
    json.skipValue();
    byte[] octets = Arrays.copyOfRange(line, start, json.endOffset());
    return switch (reading.apply(octets)) {
      case Result.Accepted<T>(T value) -> value;
      case Result.Refused<T>(Rejection rejection) ->
          throw json.refuse(rejection.code(), rejection.detail());
    };
  }
}
