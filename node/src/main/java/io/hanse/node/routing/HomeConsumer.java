package io.hanse.node.routing;

import static io.hanse.protocol.rejection.RejectionCode.MALFORMED_ENVELOPE;
import static io.hanse.protocol.rejection.RejectionCode.UNAVAILABLE;
import static io.hanse.protocol.rejection.RejectionCode.UNKNOWN_KEY;

import io.hanse.config.directory.Directory;
import io.hanse.config.shared.LedgerAddress;
import io.hanse.node.connection.Sender;
import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.verification.EnvelopePart;
import io.hanse.node.verification.OctetBudget;
import io.hanse.node.verification.UnfitMessage;
import io.hanse.node.verification.Verification;
import io.hanse.node.verification.VerificationQueue;
import io.hanse.node.verification.VerifiedEnvelope;
import io.hanse.node.verification.VerifiedMessage;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.rejection.Rejection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes messages that another ledger's node has forwarded. It trusts none of that node's findings:
 * it verifies the envelope again under this ledger's own directory.
 */
final class HomeConsumer {
  private final LedgerId own;
  private final Supplier<Directory> directory;
  private final VerificationQueue queue;
  private final HomeSubmitter home;
  private final MessageConsumer<Buffer> consumer;

  HomeConsumer(
      Vertx vertx,
      LedgerId own,
      Supplier<Directory> directory,
      VerificationQueue queue,
      HomeSubmitter home) {
    this.own = own;
    this.directory = directory;
    this.queue = queue;
    this.home = home;
    this.consumer = vertx.eventBus().consumer(LedgerAddress.messages(own), this::take);
  }

  /** Completes when the whole cluster knows this node's registration. */
  Future<Void> ready() {
    return consumer.completion();
  }

  /** Takes no more messages; those taken before are still answered. */
  Future<Void> close() {
    return consumer.unregister();
  }

  private void take(Message<Buffer> message) {
    Optional<ForwardRequest> read = ForwardRequest.read(message.body());
    if (read.isEmpty()) {
      message.fail(1, "not a forwarded envelope");
      return;
    }
    ForwardRequest request = read.get();
    OctetBudget.Share share = queue.budget().share(Sender.NETWORK, () -> {});
    if (!share.grow(message.body().length()) || !share.keep()) {
      List<Answer> answers = Answer.turnedAway(request.indices().size(), UNAVAILABLE);
      message.reply(ForwardReply.octets(answers));
      return;
    }
    queue
        .verify(request.envelope(), Sender.NETWORK)
        .compose(verification -> answer(request, verification))
        .onSuccess(answers -> message.reply(ForwardReply.octets(answers)))
        .onFailure(failure -> message.fail(2, String.valueOf(failure.getMessage())))
        .onComplete(done -> share.release());
  }

  private Future<List<Answer>> answer(ForwardRequest request, Verification verification) {
    return switch (verification) {
      case Verification.Refused refused ->
          Future.succeededFuture(
              Collections.nCopies(
                  request.indices().size(), new Answer.TurnedAway(retriable(refused.rejection()))));
      case Verification.Trusted trusted -> post(request.indices(), trusted.envelope());
    };
  }

  /**
   * The other node knew the key and the card's home. Where this node does not, one of the two has
   * not read a newer directory yet: the answer asks for a retry instead of refusing.
   */
  private static Rejection retriable(Rejection rejection) {
    return rejection.code() == UNKNOWN_KEY ? Rejection.of(UNAVAILABLE) : rejection;
  }

  private Future<List<Answer>> post(List<Integer> indices, VerifiedEnvelope envelope) {
    Directory now = directory.get();
    Answer[] answers = new Answer[indices.size()];
    List<VerifiedMessage> messages = new ArrayList<>(indices.size());
    List<Integer> places = new ArrayList<>(indices.size());
    for (int place = 0; place < answers.length; place++) {
      Optional<Rejection> fault = fault(indices.get(place), envelope, now, messages);
      if (fault.isPresent()) {
        answers[place] = new Answer.TurnedAway(fault.get());
      } else {
        places.add(place);
      }
    }
    if (messages.isEmpty()) {
      return Future.succeededFuture(Arrays.asList(answers));
    }
    return home.submit(messages, true)
        .map(
            got -> {
              for (int i = 0; i < places.size(); i++) {
                answers[places.get(i)] = got.get(i);
              }
              return Arrays.asList(answers);
            });
  }

  /** Adds the message at an index to those to be posted, or returns why it cannot be posted. */
  private Optional<Rejection> fault(
      int index, VerifiedEnvelope envelope, Directory now, List<VerifiedMessage> messages) {
    List<EnvelopePart> parts = envelope.parts();
    if (index < 0 || index >= parts.size()) {
      return Optional.of(Rejection.of(MALFORMED_ENVELOPE));
    }
    return switch (parts.get(index)) {
      case UnfitMessage unfit -> Optional.of(unfit.rejection());
      case VerifiedMessage message -> {
        if (!MessageRouting.homeOf(message.message(), now).equals(Optional.of(own))) {
          yield Optional.of(Rejection.of(UNAVAILABLE));
        }
        messages.add(message);
        yield Optional.empty();
      }
    };
  }
}
