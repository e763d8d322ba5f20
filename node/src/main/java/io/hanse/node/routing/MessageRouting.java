package io.hanse.node.routing;

import static io.hanse.protocol.rejection.RejectionCode.ID_CONFLICT;
import static io.hanse.protocol.rejection.RejectionCode.UNREADABLE_ROUTE;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.LedgerEntry;
import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.metrics.NodeMetrics;
import io.hanse.node.verification.EnvelopePart;
import io.hanse.node.verification.UnfitMessage;
import io.hanse.node.verification.VerifiedEnvelope;
import io.hanse.node.verification.VerifiedMessage;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.rejection.Rejection;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Splits an envelope by home ledger, submits each part and puts the answers in order. */
public final class MessageRouting {
  private final LedgerId own;
  private final Supplier<Directory> directory;
  private final HomeSubmitter home;
  private final Forwarding forwarding;
  private final NodeMetrics metrics;

  MessageRouting(
      LedgerId own,
      Supplier<Directory> directory,
      HomeSubmitter home,
      Forwarding forwarding,
      NodeMetrics metrics) {
    this.own = own;
    this.directory = directory;
    this.home = home;
    this.forwarding = forwarding;
    this.metrics = metrics;
  }

  /**
   * Submits every message of an envelope.
   *
   * @return an answer for each part of the envelope, in the sender's order; never fails
   */
  public Future<List<Answer>> route(VerifiedEnvelope envelope) {
    Directory now = directory.get();
    Answer[] answers = new Answer[envelope.parts().size()];
    Map<MessageId, LedgerId> homes = new HashMap<>();
    Map<LedgerId, List<VerifiedMessage>> byLedger = new LinkedHashMap<>();
    for (EnvelopePart part : envelope.parts()) {
      switch (part) {
        case UnfitMessage unfit ->
            answers[unfit.index()] = new Answer.TurnedAway(unfit.rejection());
        case VerifiedMessage message -> assign(message, now, homes, byLedger, answers);
      }
    }
    return dispatch(byLedger, now.ledgers().size() > 1, answers);
  }

  private static void assign(
      VerifiedMessage message,
      Directory directory,
      Map<MessageId, LedgerId> homes,
      Map<LedgerId, List<VerifiedMessage>> byLedger,
      Answer[] answers) {
    Optional<LedgerId> ledger = homeOf(message.message(), directory);
    if (ledger.isEmpty()) {
      String pointer = message.message() instanceof Message.OfMember ? "/member/card" : "/ledger";
      answers[message.index()] = new Answer.TurnedAway(Rejection.of(UNREADABLE_ROUTE).at(pointer));
      return;
    }
    LedgerId earlier = homes.putIfAbsent(message.id(), ledger.get());
    if (earlier != null && !earlier.equals(ledger.get())) {
      answers[message.index()] = Answer.turnedAway(ID_CONFLICT);
      return;
    }
    byLedger.computeIfAbsent(ledger.get(), id -> new ArrayList<>()).add(message);
  }

  /** The ledger that a message belongs to: a function of its signed octets and the directory. */
  static Optional<LedgerId> homeOf(Message message, Directory directory) {
    return switch (message) {
      case Message.Enrolment enrolment -> directory.ledger(enrolment.ledger()).map(LedgerEntry::id);
      case Message.OfMember ofMember -> directory.ledgerOf(ofMember.card()).map(LedgerEntry::id);
    };
  }

  private Future<List<Answer>> dispatch(
      Map<LedgerId, List<VerifiedMessage>> byLedger, boolean shared, Answer[] answers) {
    List<Future<List<Answer>>> groups = new ArrayList<>(byLedger.size());
    byLedger.forEach(
        (ledger, messages) ->
            groups.add(
                submit(ledger, messages, shared).onSuccess(got -> place(messages, got, answers))));
    Future<?> all = groups.size() == 1 ? groups.get(0) : Future.all(groups);
    return all.map(done -> Arrays.asList(answers));
  }

  private Future<List<Answer>> submit(
      LedgerId ledger, List<VerifiedMessage> messages, boolean shared) {
    if (ledger.equals(own)) {
      return home.submit(messages, shared);
    }
    metrics.forwarded(messages.size());
    return forwarding.forward(ledger, messages);
  }

  private static void place(List<VerifiedMessage> messages, List<Answer> got, Answer[] answers) {
    for (int i = 0; i < messages.size(); i++) {
      answers[messages.get(i).index()] = got.get(i);
    }
  }
}
