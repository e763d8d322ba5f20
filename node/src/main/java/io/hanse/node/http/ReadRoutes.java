package io.hanse.node.http;

import static io.hanse.node.http.ReaderGate.MEMBERS;
import static io.hanse.node.http.ReaderGate.MONEY;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.LedgerEntry;
import io.hanse.node.reading.EntryCursor;
import io.hanse.node.reading.NetworkReading;
import io.hanse.node.reading.ReadAnswer;
import io.hanse.node.reading.ReadRequest;
import io.hanse.node.reading.ReadRequest.EntriesOf;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Questions about members, messages, batches and windows. */
final class ReadRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(ReadRoutes.class);
  private static final int ENTRIES = 50;

  private final ReaderGate gate;
  private final NetworkReading reading;
  private final Supplier<Directory> directory;

  ReadRoutes(ReaderGate gate, NetworkReading reading, Supplier<Directory> directory) {
    this.gate = gate;
    this.reading = reading;
    this.directory = directory;
  }

  void mount(Router router) {
    router
        .get("/v1/members/:card/balance")
        .handler(gate.participantsAnd(MEMBERS, (routed, participant) -> balance(routed)));
    router.get("/v1/members/:card/entries").handler(gate.participantsAnd(MEMBERS, this::entries));
    router
        .get("/v1/messages/:participant/:id")
        .handler(gate.participantsAnd(MEMBERS, this::receipt));
    String batch = "/v1/ledgers/:ledger/batches/:lane/:number";
    router.get(batch).handler(gate.any(routed -> ofLedger(routed, ReadRoutes::batch)));
    router.get(batch + "/proof").handler(gate.any(routed -> ofLedger(routed, ReadRoutes::proof)));
    String window = "/v1/ledgers/:ledger/windows/:window";
    router.get(window + "/seal").handler(gate.any(routed -> ofLedger(routed, ReadRoutes::seal)));
    router
        .get(window + "/trial-balance")
        .handler(gate.only(MONEY, routed -> ofLedger(routed, ReadRoutes::trialBalance)));
  }

  private void balance(RoutingContext routed) {
    ofMember(routed, card -> new ReadRequest.BalanceOf(card));
  }

  private void entries(RoutingContext routed, Optional<ParticipantId> only) {
    ofMember(
        routed,
        card -> {
          Optional<EntryCursor> before = parameter(routed, "before").map(EntryCursor::parse);
          int limit = parameter(routed, "limit").map(Integer::parseInt).orElse(ENTRIES);
          if (limit < 1 || limit > EntriesOf.MOST_ENTRIES) {
            throw new IllegalArgumentException("limit is 1 to " + EntriesOf.MOST_ENTRIES);
          }
          return new EntriesOf(card, before, limit, only);
        });
  }

  private static Optional<String> parameter(RoutingContext routed, String name) {
    return routed.queryParam(name).stream().findFirst();
  }

  private void ofMember(RoutingContext routed, Function<CardNumber, ReadRequest> question) {
    CardNumber card = CardNumber.parse(routed.pathParam("card"));
    Optional<LedgerId> ledger = directory.get().ledgerOf(card).map(LedgerEntry::id);
    if (ledger.isEmpty()) {
      missing(routed.response(), "no ledger of this network has the card's prefix");
      return;
    }
    answer(routed, reading.ask(ledger.get(), question.apply(card)));
  }

  private void receipt(RoutingContext routed, Optional<ParticipantId> asker) {
    ParticipantId participant = ParticipantId.of(routed.pathParam("participant"));
    if (asker.isPresent() && !asker.get().equals(participant)) {
      ReaderGate.forbid(routed);
      return;
    }
    MessageId id = MessageId.parse(routed.pathParam("id"));
    List<LedgerId> ledgers = directory.get().ledgers().stream().map(LedgerEntry::id).toList();
    ReadRequest.ReceiptOf request = new ReadRequest.ReceiptOf(participant, id);
    answer(routed, reading.receipt(request, ledgers));
  }

  private void ofLedger(RoutingContext routed, Function<RoutingContext, ReadRequest> question) {
    LedgerId ledger = LedgerId.of(routed.pathParam("ledger"));
    if (directory.get().ledger(ledger).isEmpty()) {
      missing(routed.response(), "no such ledger");
      return;
    }
    answer(routed, reading.ask(ledger, question.apply(routed)));
  }

  private static ReadRequest batch(RoutingContext routed) {
    return new ReadRequest.BatchOf(lane(routed), number(routed));
  }

  private static ReadRequest proof(RoutingContext routed) {
    return new ReadRequest.ProofOf(lane(routed), number(routed));
  }

  private static ReadRequest seal(RoutingContext routed) {
    return new ReadRequest.SealOf(window(routed));
  }

  private static ReadRequest trialBalance(RoutingContext routed) {
    return new ReadRequest.TrialBalanceAt(window(routed));
  }

  private static int lane(RoutingContext routed) {
    return Integer.parseInt(routed.pathParam("lane"));
  }

  private static long number(RoutingContext routed) {
    return Long.parseLong(routed.pathParam("number"));
  }

  static long window(RoutingContext routed) {
    return Long.parseLong(routed.pathParam("window"));
  }

  private static void answer(RoutingContext routed, Future<ReadAnswer> answer) {
    HttpServerResponse response = routed.response();
    answer
        .onSuccess(
            found -> {
              switch (found) {
                case ReadAnswer.Found(var mediaType, var octets) ->
                    Replies.send(response, 200, mediaType, octets);
                case ReadAnswer.Missing(var what) -> missing(response, what);
              }
            })
        .onFailure(failure -> unavailable(response, failure));
  }

  static void missing(HttpServerResponse response, String what) {
    Replies.problem(response, 404, "not-found", what);
  }

  static void unavailable(HttpServerResponse response, Throwable failure) {
    LOG.atWarn().addKeyValue("cause", failure.getMessage()).log("a question was not answered");
    response.putHeader("Retry-After", "1");
    Replies.problem(response, 503, "unavailable", "The ledger cannot be asked now.");
  }
}
