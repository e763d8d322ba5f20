package io.hanse.protocol.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.Shape;
import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.outcome.LeftJson;
import io.hanse.protocol.rejection.Left;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.rejection.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a node answered. Receipts are cut out as they stand, octet for octet. */
public final class AnswerReader {
  private static final Shape BUNDLE = Shape.of("answers");
  private static final Shape ENTRY = Shape.of("id", "status", "receipt", "problem");
  private static final Shape PROBLEM =
      Shape.of("type", "title", "status", "code", "detail", "pointer", "retry", "left", "receipt");

  private static final int TEXT = 1000;

  private final byte[] octets;

  private AnswerReader(byte[] octets) {
    this.octets = octets;
  }

  /** The answers to a bundle, in its order. */
  public static Result<List<MessageAnswer>> bundle(byte[] octets) {
    return StrictJson.read(octets, new AnswerReader(octets)::answers);
  }

  /** The problem that one message got, or a bundle as a whole. */
  public static Result<MessageAnswer.Refused> problem(byte[] octets) {
    return StrictJson.read(octets, new AnswerReader(octets)::problem);
  }

  private List<MessageAnswer> answers(JsonReader json) {
    List<MessageAnswer> answers = new ArrayList<>();
    json.startObject();
    while (json.nextField(BUNDLE)) {
      json.startArray();
      while (json.nextElement()) {
        answers.add(entry(json));
      }
    }
    return answers;
  }

  private MessageAnswer entry(JsonReader json) {
    MessageId id = null;
    String receipt = null;
    MessageAnswer.Refused problem = null;
    json.startObject();
    while (json.nextField(ENTRY)) {
      switch (json.field()) {
        case "id" -> id = json.parsed(36, MessageId::parse);
        case "status" -> json.integer(100, 599);
        case "receipt" -> receipt = cutOut(json);
        default -> problem = problem(json);
      }
    }
    if (problem == null) {
      return new MessageAnswer.Applied(
          Optional.ofNullable(id), Optional.of(json.required(receipt, "receipt")));
    }
    return new MessageAnswer.Refused(
        Optional.ofNullable(id), problem.rejection(), problem.receipt());
  }

  private MessageAnswer.Refused problem(JsonReader json) {
    RejectionCode code = null;
    String detail = "";
    String pointer = "";
    Left left = null;
    String receipt = null;
    json.startObject();
    while (json.nextField(PROBLEM)) {
      switch (json.field()) {
        case "code" -> code = json.parsed(60, AnswerReader::parseCode);
        case "detail" -> detail = json.text(0, TEXT);
        case "pointer" -> pointer = json.text(0, TEXT);
        case "receipt" -> receipt = cutOut(json);
        case "left" -> left = LeftJson.read(json);
        case "status" -> json.integer(100, 599);
        default -> json.text(0, TEXT);
      }
    }
    Rejection rejection =
        new Rejection(json.required(code, "code"), detail, pointer, Optional.ofNullable(left));
    return new MessageAnswer.Refused(Optional.empty(), rejection, Optional.ofNullable(receipt));
  }

  private static RejectionCode parseCode(String code) {
    return RejectionCode.find(code)
        .orElseThrow(() -> new IllegalArgumentException("is no rejection code"));
  }

  private String cutOut(JsonReader json) {
    int start = json.startOffset();
    json.skipValue();
    return new String(octets, start, json.endOffset() - start, UTF_8);
  }
}
