package io.hanse.adapter.importing;

import io.hanse.adapter.client.HanseClient;
import io.hanse.adapter.draft.Draft;
import io.hanse.adapter.draft.StableIds;
import io.hanse.adapter.outbox.MessageState;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.message.Header;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.rejection.RejectionCode;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the cards of members, and enrols those who have none. The outbox remembers who was
 * enrolled: the enrolment's id follows from the member's key, and its receipt holds the card. An
 * enrolment that was refused before, without a record in the ledger, is retried with the current
 * settings.
 */
final class CardLookup {
  private final HanseClient client;
  private final ImportRequest request;
  private final StableIds ids;
  private final OutcomeCounter enrolments;
  private final Map<String, Optional<CardNumber>> known = new HashMap<>();

  CardLookup(HanseClient client, ImportRequest request, StableIds ids, OutcomeCounter enrolments) {
    this.client = client;
    this.request = request;
    this.ids = ids;
    this.enrolments = enrolments;
  }

  /** The card of a member whose drafts were shown to {@link #find} before. */
  Optional<CardNumber> of(String memberKey) {
    return known.getOrDefault(memberKey, Optional.empty());
  }

  /** Finds the cards of all members in the drafts; completes once each is known or has none. */
  Future<Void> find(Collection<Draft> drafts) {
    Map<String, Draft> unknown = new LinkedHashMap<>();
    for (Draft draft : drafts) {
      String key = draft.origin().memberKey();
      if (!known.containsKey(key)) {
        Optional<CardNumber> card = request.members().card(key);
        if (card.isPresent() || request.enrolling() instanceof Enrolling.Never) {
          known.put(key, card);
        } else {
          unknown.putIfAbsent(key, draft);
        }
      }
    }
    return request.enrolling() instanceof Enrolling.Unknown enrolling
        ? enrol(unknown, enrolling)
        : Future.succeededFuture();
  }

  private Future<Void> enrol(Map<String, Draft> unknown, Enrolling.Unknown enrolling) {
    List<String> keys = List.copyOf(unknown.keySet());
    List<Future<Optional<CardNumber>>> cards = new ArrayList<>();
    unknown.forEach((key, first) -> cards.add(enrol(key, first, enrolling)));
    return Future.all(cards)
        .map(
            all -> {
              for (int i = 0; i < keys.size(); i++) {
                known.put(keys.get(i), cards.get(i).result());
              }
              return null;
            });
  }

  private Future<Optional<CardNumber>> enrol(String key, Draft first, Enrolling.Unknown enrolling) {
    MessageId id = ids.ofEnrolment(key);
    return client
        .answerTo(id)
        .onFailure(unanswered -> enrolments.sending(id, first.origin().rows(), false))
        .compose(
            earlier -> {
              if (earlier.isEmpty() || earlier.get().isOpen()) {
                return send(enrolment(id, key, first, enrolling), first);
              }
              return Future.succeededFuture(card(id, first, earlier.get()));
            });
  }

  /** Reports the card of an earlier import, or why it got none. */
  private Optional<CardNumber> card(MessageId id, Draft first, MessageState.Answer earlier) {
    if (!(earlier instanceof MessageState.Applied)) {
      enrolments.sending(id, first.origin().rows(), false);
      enrolments.answered(id, earlier, true);
    }
    return cardIn(earlier);
  }

  private Future<Optional<CardNumber>> send(Message.Enrolment enrolment, Draft first) {
    MessageId id = enrolment.header().id();
    enrolments.sending(id, first.origin().rows(), false);
    return client
        .send(enrolment)
        .map(
            answer -> {
              enrolments.answered(id, answer, false);
              return cardIn(answer);
            })
        .recover(
            failure -> {
              if (failure instanceof IllegalArgumentException) {
                enrolments.refusedHere(id, RejectionCode.ID_CONFLICT.code());
                return Future.succeededFuture(Optional.empty());
              }
              return Future.failedFuture(failure);
            });
  }

  private static Optional<CardNumber> cardIn(MessageState.Answer answer) {
    return answer instanceof MessageState.Applied applied
        ? EnrolmentReceipt.card(applied.octets())
        : Optional.empty();
  }

  private Message.Enrolment enrolment(
      MessageId id, String key, Draft first, Enrolling.Unknown enrolling) {
    LocationId location = request.location();
    Header header =
        new Header(
            id, client.participant(), location, Optional.empty(), first.origin().occurredAt());
    return new Message.Enrolment(
        header, enrolling.ledger().apply(key), enrolling.language(), Map.of(), List.of());
  }
}
