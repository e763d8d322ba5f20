package io.hanse.adapter.client;

import io.hanse.adapter.outbox.MessageState;
import io.hanse.adapter.outbox.Octets;
import io.hanse.adapter.outbox.Pending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a node's reply means for the messages that were sent together. Pure but for the jitter.
 *
 * @param sent the messages that were sent together, a bundle if there are several
 */
record Exchange(List<Pending> sent) {
  /** What follows from a reply. */
  sealed interface Verdict {
    /** Each message has an answer of its own. */
    record Each(List<NodeAnswer> answers) implements Verdict {}

    /** The node cannot take them now. */
    record NotNow(String reason) implements Verdict {}

    /** The node takes no requests like ours at all: a key or an address is wrong. */
    record Distrusted(String reason) implements Verdict {}

    /** The bundle is larger than the node takes. */
    record TooLarge() implements Verdict {}

    /** Something is wrong with one of them, and only sending each apart shows with which. */
    record Unclear() implements Verdict {}
  }

  Verdict verdict(NodeRequests.Reply reply) {
    if (sent.size() > 1 && reply.status() == 200) {
      return bundle(reply.body());
    }
    NodeAnswer answer = NodeAnswer.of(reply.status(), reply.body());
    if (answer instanceof NodeAnswer.NotNow notNow) {
      return reply.status() >= 400 && reply.status() < 500 && reply.status() != 429
          ? new Verdict.Distrusted(notNow.reason())
          : new Verdict.NotNow(notNow.reason());
    }
    if (reply.status() == 401) {
      return new Verdict.Distrusted(reason(answer));
    }
    if (sent.size() == 1) {
      return new Verdict.Each(List.of(answer));
    }
    return reply.status() == 413 ? new Verdict.TooLarge() : new Verdict.Unclear();
  }

  private Verdict bundle(Octets body) {
    Optional<List<AnswerReader.Item>> items = AnswerReader.bundle(body.toArray());
    if (items.isEmpty() || !answersAll(items.get())) {
      return new Verdict.NotNow("an answer that does not fit the bundle");
    }
    return new Verdict.Each(items.get().stream().map(AnswerReader.Item::answer).toList());
  }

  private boolean answersAll(List<AnswerReader.Item> items) {
    if (items.size() != sent.size()) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!items.get(i).isOf(sent.get(i).id())) {
        return false;
      }
    }
    return true;
  }

  private static String reason(NodeAnswer answer) {
    return switch (answer) {
      case NodeAnswer.Applied applied -> "applied";
      case NodeAnswer.Refused refused -> refused.code();
      case NodeAnswer.RefusedForNow refused -> refused.code();
      case NodeAnswer.NotNow notNow -> notNow.reason();
    };
  }

  /** The next state of each message. */
  List<MessageState> states(
      List<NodeAnswer> answers,
      Instant now,
      ClientSettings.Sending sending,
      RandomGenerator random) {
    List<MessageState> states = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      MessageState.Waiting waiting = sent.get(i).state();
      Instant later =
          now.plus(sending.backOff().delay(waiting.refusals() + waiting.postponed(), random));
      states.add(
          switch (answers.get(i)) {
            case NodeAnswer.Applied applied -> waiting.applied(applied.receipt());
            case NodeAnswer.Refused refused -> waiting.refused(refused.code(), refused.problem());
            case NodeAnswer.RefusedForNow refused ->
                waiting.refusedForNow(
                    refused.code(), refused.problem(), later, sending.mostRefusals());
            case NodeAnswer.NotNow notNow -> waiting.notNow(later);
          });
    }
    return states;
  }
}
