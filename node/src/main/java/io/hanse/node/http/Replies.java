package io.hanse.node.http;

import io.hanse.node.ledger.intake.Answer;
import io.hanse.protocol.answer.BundleAnswerWriter;
import io.hanse.protocol.answer.ProblemWriter;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.receipt.Receipt;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;

/**
 * Writes answers. Receipts go out as the octets they are kept in, so that the same message gets the
 * same answer for ever.
 */
final class Replies {
  static final String JSON = "application/json";

  private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("Retry-After");
  private static final CharSequence ONE_SECOND = HttpHeaders.createOptimized("1");
  private static final CharSequence NO_SNIFF =
      HttpHeaders.createOptimized("X-Content-Type-Options");

  private Replies() {}

  /** The answer to a message that came alone. */
  static void single(HttpServerResponse response, Answer answer) {
    switch (answer) {
      case Answer.Applied applied -> send(response, 200, Receipt.MEDIA_TYPE, applied.receipt());
      case Answer.Refused refused -> {
        byte[] problem = ProblemWriter.octets(refused.rejection(), refused.receipt());
        send(response, refused.rejection().code().status(), ProblemWriter.MEDIA_TYPE, problem);
      }
      case Answer.TurnedAway turnedAway -> rejection(response, turnedAway.rejection());
    }
  }

  /** The answers to a bundle, an entry a message. */
  static void bundle(
      HttpServerResponse response, List<Optional<MessageId>> ids, List<Answer> answers) {
    BundleAnswerWriter writer = new BundleAnswerWriter();
    for (int i = 0; i < answers.size(); i++) {
      Optional<MessageId> id = ids.get(i);
      switch (answers.get(i)) {
        case Answer.Applied applied -> writer.applied(id.orElseThrow(), applied.receipt());
        case Answer.Refused refused -> {
          Rejection rejection = refused.rejection();
          byte[] problem = ProblemWriter.octets(rejection, refused.receipt());
          writer.refused(id, rejection.code(), problem);
        }
        case Answer.TurnedAway turnedAway -> {
          Rejection rejection = turnedAway.rejection();
          writer.refused(id, rejection.code(), ProblemWriter.octets(rejection));
        }
      }
    }
    send(response, 200, JSON, writer.octets());
  }

  /** A refusal of which nothing is kept. */
  static void rejection(HttpServerResponse response, Rejection rejection) {
    RejectionCode code = rejection.code();
    if (code.status() == 503) {
      response.putHeader(RETRY_AFTER, ONE_SECOND);
    }
    send(response, code.status(), ProblemWriter.MEDIA_TYPE, ProblemWriter.octets(rejection));
  }

  static void send(HttpServerResponse response, int status, String mediaType, byte[] octets) {
    send(response, status, mediaType, Buffer.buffer(octets));
  }

  static void send(HttpServerResponse response, int status, String mediaType, Buffer octets) {
    if (response.ended() || response.closed()) {
      return;
    }
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
        .putHeader(NO_SNIFF, "nosniff")
        .end(octets);
  }
}
