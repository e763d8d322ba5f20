package io.hanse.node.routing;

import io.hanse.node.ledger.intake.Answer;
import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.outcome.LeftJson;
import io.hanse.protocol.rejection.Left;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answers of another ledger, one after the other.
 *
 * <pre>
 * applied:     1 . receipt
 * refused:     2 . receipt . code . detail . pointer . left
 * turned away: 3 . code . detail . pointer . left
 *                       each part after its length (4 octets)
 * </pre>
 */
final class ForwardReply {
  private static final byte APPLIED = 1;
  private static final byte REFUSED = 2;
  private static final byte TURNED_AWAY = 3;

  private ForwardReply() {}

  static Buffer octets(List<Answer> answers) {
    Buffer octets = Buffer.buffer(1024 * answers.size());
    for (Answer answer : answers) {
      switch (answer) {
        case Answer.Applied applied -> append(octets.appendByte(APPLIED), applied.receipt());
        case Answer.Refused refused -> {
          append(octets.appendByte(REFUSED), refused.receipt());
          append(octets, refused.rejection());
        }
        case Answer.TurnedAway turnedAway ->
            append(octets.appendByte(TURNED_AWAY), turnedAway.rejection());
      }
    }
    return octets;
  }

  private static void append(Buffer octets, Rejection rejection) {
    append(octets, rejection.code().code().getBytes(StandardCharsets.UTF_8));
    append(octets, rejection.detail().getBytes(StandardCharsets.UTF_8));
    append(octets, rejection.pointer().getBytes(StandardCharsets.UTF_8));
    append(octets, rejection.left().map(ForwardReply::left).orElseGet(() -> new byte[0]));
  }

  private static byte[] left(Left left) {
    JsonWriter json = new JsonWriter();
    LeftJson.write(json, left);
    return json.octets();
  }

  private static void append(Buffer octets, byte[] part) {
    octets.appendInt(part.length).appendBytes(part);
  }

  /** Reads exactly that many answers; empty where the octets are anything else. */
  static Optional<List<Answer>> read(Buffer octets, int count) {
    Reading reading = new Reading(octets);
    List<Answer> answers = new ArrayList<>(count);
    try {
      while (answers.size() < count) {
        answers.add(reading.answer());
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException unfit) {
      return Optional.empty();
    }
    return reading.at == octets.length() ? Optional.of(answers) : Optional.empty();
  }

  /** Goes through the octets from the first to the last. */
  private static final class Reading {
    private final Buffer octets;
    private int at;

    Reading(Buffer octets) {
      this.octets = octets;
    }

    Answer answer() {
      return switch (octets.getByte(at++)) {
        case APPLIED -> new Answer.Applied(bytes());
        case REFUSED -> new Answer.Refused(bytes(), rejection());
        case TURNED_AWAY -> new Answer.TurnedAway(rejection());
        default -> throw new IllegalArgumentException("no such kind of answer");
      };
    }

    private Rejection rejection() {
      RejectionCode code = RejectionCode.find(text()).orElseThrow(IllegalArgumentException::new);
      return new Rejection(code, text(), text(), left());
    }

    private Optional<Left> left() {
      byte[] json = bytes();
      return json.length == 0
          ? Optional.empty()
          : Optional.of(
              StrictJson.read(json, LeftJson::read)
                  .accepted()
                  .orElseThrow(IllegalArgumentException::new));
    }

    private byte[] bytes() {
      int length = octets.getInt(at);
      byte[] bytes = octets.getBytes(at + 4, Math.addExact(at + 4, length));
      at += 4 + length;
      return bytes;
    }

    private String text() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }
  }
}
