package io.hanse.node.http;

import static io.hanse.protocol.rejection.RejectionCode.OUTCOME_UNKNOWN;
import static io.hanse.protocol.rejection.RejectionCode.UNAVAILABLE;
import static io.hanse.protocol.rejection.RejectionCode.UNSUPPORTED_MEDIA_TYPE;

import io.hanse.node.connection.Connections;
import io.hanse.node.connection.Sender;
import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.metrics.NodeMetrics;
import io.hanse.node.routing.MessageRouting;
import io.hanse.node.verification.EnvelopePart;
import io.hanse.node.verification.SignedEnvelope;
import io.hanse.node.verification.UnfitMessage;
import io.hanse.node.verification.Verification;
import io.hanse.node.verification.VerificationQueue;
import io.hanse.node.verification.VerifiedEnvelope;
import io.hanse.node.verification.VerifiedMessage;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.message.MessageKind;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.Result;
import io.hanse.protocol.signing.Jws;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /v1/messages}: one envelope in, its answer or answers out. */
final class MessageRoute implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(MessageRoute.class);

  private final Vertx vertx;
  private final VerificationQueue queue;
  private final MessageRouting routing;
  private final NodeMetrics metrics;
  private final BooleanSupplier closing;

  MessageRoute(
      Vertx vertx,
      VerificationQueue queue,
      MessageRouting routing,
      NodeMetrics metrics,
      BooleanSupplier closing) {
    this.vertx = vertx;
    this.queue = queue;
    this.routing = routing;
    this.metrics = metrics;
    this.closing = closing;
  }

  @Override
  public void handle(RoutingContext routed) {
    HttpServerRequest request = routed.request();
    if (!isJose(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      refuse(request.response(), Rejection.of(UNSUPPORTED_MEDIA_TYPE));
      return;
    }
    Sender sender = Connections.senderOf(request.connection());
    MessageBody body =
        MessageBody.read(
            request, Jws.MAX_OCTETS, queue.budget(), sender, vertx.getOrCreateContext());
    body.whole()
        .compose(octets -> answered(request.response(), octets, sender))
        .onComplete(done -> body.release());
  }

  private static boolean isJose(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().toLowerCase(Locale.ROOT).equals(Jws.MEDIA_TYPE);
  }

  /** Completes when an answer is given, whichever; never fails. */
  private Future<Void> answered(HttpServerResponse response, Result<byte[]> body, Sender sender) {
    return switch (body) {
      case Result.Refused<byte[]>(var rejection) -> refuse(response, rejection);
      case Result.Accepted<byte[]>(var octets) ->
          closing.getAsBoolean()
              ? refuse(response, Rejection.of(UNAVAILABLE))
              : queue
                  .verify(SignedEnvelope.of(octets), sender)
                  .compose(verification -> answer(response, verification))
                  .recover(failure -> fail(response, failure));
    };
  }

  private Future<Void> answer(HttpServerResponse response, Verification verification) {
    return switch (verification) {
      case Verification.Refused(var rejection) -> refuse(response, rejection);
      case Verification.Trusted(var envelope) -> answer(response, envelope);
    };
  }

  /** Answers come on a lane's thread, which has better to do than to write them. */
  private Future<Void> answer(HttpServerResponse response, VerifiedEnvelope envelope) {
    Context context = vertx.getOrCreateContext();
    Promise<List<Answer>> answered = Promise.promise();
    Future.succeededFuture(envelope)
        .compose(routing::route)
        .onSuccess(answers -> context.runOnContext(now -> answered.complete(answers)))
        .onFailure(failure -> context.runOnContext(now -> answered.fail(failure)));
    return answered.future().compose(answers -> write(response, envelope, answers));
  }

  private Future<Void> write(
      HttpServerResponse response, VerifiedEnvelope envelope, List<Answer> answers) {
    for (int i = 0; i < answers.size(); i++) {
      count(envelope.parts().get(i), answers.get(i));
    }
    if (envelope.isBundle()) {
      Replies.bundle(response, envelope.parts().stream().map(MessageRoute::idOf).toList(), answers);
    } else {
      Replies.single(response, answers.get(0));
    }
    return Future.succeededFuture();
  }

  private void count(EnvelopePart part, Answer answer) {
    Optional<MessageKind> kind =
        part instanceof VerifiedMessage message
            ? Optional.of(MessageKind.of(message.message()))
            : Optional.empty();
    switch (answer) {
      case Answer.Applied applied -> kind.ifPresent(metrics::applied);
      case Answer.Refused refused -> metrics.refused(kind, refused.rejection().code());
      case Answer.TurnedAway turnedAway -> metrics.refused(kind, turnedAway.rejection().code());
    }
  }

  private static Optional<MessageId> idOf(EnvelopePart part) {
    return switch (part) {
      case VerifiedMessage message -> Optional.of(message.id());
      case UnfitMessage unfit -> unfit.id();
    };
  }

  private Future<Void> refuse(HttpServerResponse response, Rejection rejection) {
    metrics.refused(Optional.empty(), rejection.code());
    LOG.atDebug().addKeyValue("code", rejection.code().code()).log("request refused");
    Replies.rejection(response, rejection);
    return Future.succeededFuture();
  }

  /** A fault of ours; whether something was applied is open. */
  private Future<Void> fail(HttpServerResponse response, Throwable failure) {
    LOG.atError().setCause(failure).log("a message was not answered");
    return refuse(response, Rejection.of(OUTCOME_UNKNOWN));
  }
}
