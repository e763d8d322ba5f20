package io.hanse.adapter.client;

import io.hanse.adapter.outbox.MessageState;
import io.hanse.adapter.outbox.Octets;
import io.hanse.adapter.outbox.Pending;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.octets.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Messages that were sent together, and the meaning of a node's reply for each of them. Pure but
 * for the jitter.
 *
 * @param sender the participant that signed them
 * @param sent the messages that were sent together, a bundle if there are several
 * @param digests SHA-256 of the octets of each
 */
record SentMessages(ParticipantId sender, List<Pending> sent, List<Sha256> digests) {
  /** The meaning of a reply. */
  sealed interface Verdict {
    /** Each message has an answer of its own. */
    record Each(List<NodeAnswer> answers) implements Verdict {}

    /** The node cannot take them now. */
    record NotNow(String reason) implements Verdict {}

    /** The node refuses every request of this kind: a key or an address is wrong. */
    record Distrusted(String reason) implements Verdict {}

    /** The bundle is larger than the node takes. */
    record TooLarge() implements Verdict {}

    /** One of the messages is at fault; sending each alone shows which. */
    record Unclear() implements Verdict {}
  }

  Verdict verdict(NodeRequests.Reply reply) {
    if (sent.size() > 1 && reply.status() == 200) {
      return bundle(reply.body());
    }
    if (sent.size() > 1 && reply.status() == 413) {
      return new Verdict.TooLarge();
    }
    NodeAnswer answer = answer(0, reply.status(), reply.body());
    return switch (answer) {
      case NodeAnswer.NotNow notNow -> new Verdict.NotNow(notNow.reason());
      case NodeAnswer.Distrusted distrusted -> new Verdict.Distrusted(distrusted.reason());
      case NodeAnswer.Applied applied -> new Verdict.Each(List.of(applied));
      case NodeAnswer.Refused refused -> ofOne(refused);
      case NodeAnswer.RefusedForNow refused -> ofOne(refused);
    };
  }

  private Verdict ofOne(NodeAnswer refused) {
    return sent.size() == 1 ? new Verdict.Each(List.of(refused)) : new Verdict.Unclear();
  }

  /** A message counts as applied only by its own receipt: anything may answer 200. */
  private NodeAnswer answer(int place, int status, Octets said) {
    if (status != 200) {
      return NodeAnswer.ofRefusal(status, said);
    }
    return ReceiptHead.in(said)
            .filter(head -> head.isOf(digests.get(place), sender, sent.get(place).id()))
            .isPresent()
        ? new NodeAnswer.Applied(said)
        : new NodeAnswer.NotNow("status 200 without the receipt of what was sent; is it a node?");
  }

  private Verdict bundle(Octets body) {
    Optional<List<NodeAnswerReader.Item>> items = NodeAnswerReader.bundle(body.toArray());
    if (items.isEmpty() || !answersAll(items.get())) {
      return new Verdict.NotNow("status 200 without answers that fit the bundle; is it a node?");
    }
    List<NodeAnswer> answers = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      NodeAnswerReader.Item item = items.get().get(i);
      NodeAnswer answer = answer(i, item.status(), item.said());
      if (answer instanceof NodeAnswer.Distrusted distrusted) {
        return new Verdict.Distrusted(distrusted.reason());
      }
      answers.add(answer);
    }
    return new Verdict.Each(answers);
  }

  private boolean answersAll(List<NodeAnswerReader.Item> items) {
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
            case NodeAnswer.Distrusted distrusted -> waiting.notNow(later);
          });
    }
    return states;
  }
}
