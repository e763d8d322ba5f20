package io.hanse.node.http;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.LedgerEntry;
import io.hanse.config.server.Caller;
import io.hanse.config.server.Gate;
import io.hanse.config.server.Parameter;
import io.hanse.config.server.Parsed;
import io.hanse.config.server.Problems;
import io.hanse.config.settings.Role;
import io.hanse.node.reading.EntryCursor;
import io.hanse.node.reading.NetworkQueries;
import io.hanse.node.reading.PostedMessageJson;
import io.hanse.node.reading.ReadAnswer;
import io.hanse.node.reading.ReadRequest;
import io.hanse.node.reading.ReadRequest.EntriesOf;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.receipt.Receipt;
import io.hanse.protocol.rejection.RequestCode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Questions about members, messages, batches and windows. */
final class ReadRoutes {
  /** The roles that see members. */
  private static final Set<Role> MEMBERS = EnumSet.of(Role.OPERATOR, Role.AUDITOR);

  /** The roles that see what participants owe each other. */
  static final Set<Role> MONEY =
      EnumSet.of(Role.OPERATOR, Role.AUDITOR, Role.FINANCE, Role.CLEARING);

  private static final int ENTRIES = 50;

  private static final Parameter<CardNumber> CARD =
      Parameter.of("card", "16 digits with a valid check digit", CardNumber::parse);
  private static final Parameter<EntryCursor> BEFORE =
      Parameter.of("before", "the next of another page", EntryCursor::parse);
  private static final Parameter<Integer> LIMIT =
      Parameter.whole("limit", 1, EntriesOf.MOST_ENTRIES);
  private static final Parameter<ParticipantId> PARTICIPANT =
      Parameter.of("participant", "the id of a participant", ParticipantId::of);
  private static final Parameter<MessageId> ID =
      Parameter.of("id", "a UUID in lower case", MessageId::parse);
  private static final Parameter<Integer> LANE = Parameter.whole("lane", 1, Integer.MAX_VALUE);
  private static final Parameter<Long> NUMBER = Parameter.counted("number");

  static final Parameter<LedgerId> LEDGER =
      Parameter.of("ledger", "the id of a ledger", LedgerId::of);
  static final Parameter<Long> WINDOW = Parameter.counted("window");

  private final Gate gate;
  private final NetworkQueries reading;
  private final Supplier<Directory> directory;

  ReadRoutes(Gate gate, NetworkQueries reading, Supplier<Directory> directory) {
    this.gate = gate;
    this.reading = reading;
    this.directory = directory;
  }

  void mount(Router router) {
    router
        .get("/v1/members/:card/balance")
        .handler(gate.participantsAnd(MEMBERS))
        .handler(this::balance);
    router
        .get("/v1/members/:card/entries")
        .handler(gate.participantsAnd(MEMBERS))
        .handler(this::entries);
    router
        .get("/v1/messages/:participant/:id")
        .handler(gate.participantsAnd(MEMBERS))
        .handler(this::message);
    String batch = "/v1/ledgers/:ledger/batches/:lane/:number";
    router.get(batch).handler(gate.everyToken()).handler(this::batch);
    router.get(batch + "/proof").handler(gate.everyToken()).handler(this::proof);
    String window = "/v1/ledgers/:ledger/windows/:window";
    router.get(window + "/seal").handler(gate.everyToken()).handler(this::seal);
    router.get(window + "/trial-balance").handler(gate.only(MONEY)).handler(this::trialBalance);
  }

  private void balance(RoutingContext routed) {
    CARD.inPath(routed)
        .orRefuse(routed, card -> ofMember(routed, card, new ReadRequest.BalanceOf(card)));
  }

  private void entries(RoutingContext routed) {
    Optional<ParticipantId> only = Caller.of(routed).participant();
    CARD.inPath(routed)
        .with(BEFORE.inQuery(routed), (card, before) -> new EntriesOf(card, before, ENTRIES, only))
        .with(
            LIMIT.inQuery(routed),
            (page, limit) ->
                new EntriesOf(page.card(), page.before(), limit.orElse(ENTRIES), page.only()))
        .orRefuse(routed, page -> ofMember(routed, page.card(), page));
  }

  private void ofMember(RoutingContext routed, CardNumber card, ReadRequest question) {
    directory
        .get()
        .ledgerOf(card)
        .ifPresentOrElse(
            ledger -> answer(routed, reading.ask(ledger.id(), question)),
            () -> missing(routed, "No ledger of this network has the card's prefix."));
  }

  private void message(RoutingContext routed) {
    PARTICIPANT
        .inPath(routed)
        .with(ID.inPath(routed), ReadRequest.MessageOf::new)
        .orRefuse(routed, question -> message(routed, question));
  }

  private void message(RoutingContext routed, ReadRequest.MessageOf question) {
    Caller caller = Caller.of(routed);
    if (caller.participant().isPresent()
        && !caller.participant().get().equals(question.participant())) {
      Gate.forbid(routed, caller);
      return;
    }
    List<LedgerId> ledgers = directory.get().ledgers().stream().map(LedgerEntry::id).toList();
    routed.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    ReadRequest asked =
        asksWhatIsLeft(routed)
            ? question
            : new ReadRequest.ReceiptOf(question.participant(), question.id());
    answer(routed, reading.message(asked, ledgers));
  }

  /** Only who names the media type gets more than the receipt, which stays as it always was. */
  private static boolean asksWhatIsLeft(RoutingContext routed) {
    return routed.parsedHeaders().accept().stream()
        .map(accepted -> accepted.component() + "/" + accepted.subComponent())
        .filter(List.of(PostedMessageJson.MEDIA_TYPE, Receipt.MEDIA_TYPE)::contains)
        .findFirst()
        .filter(PostedMessageJson.MEDIA_TYPE::equals)
        .isPresent();
  }

  private void batch(RoutingContext routed) {
    ofLedger(routed, LANE.inPath(routed).with(NUMBER.inPath(routed), ReadRequest.BatchOf::new));
  }

  private void proof(RoutingContext routed) {
    ofLedger(routed, LANE.inPath(routed).with(NUMBER.inPath(routed), ReadRequest.ProofOf::new));
  }

  private void seal(RoutingContext routed) {
    ofLedger(routed, WINDOW.inPath(routed).map(ReadRequest.SealOf::new));
  }

  private void trialBalance(RoutingContext routed) {
    ofLedger(routed, WINDOW.inPath(routed).map(ReadRequest.TrialBalanceAt::new));
  }

  private void ofLedger(RoutingContext routed, Parsed<? extends ReadRequest> parsed) {
    LEDGER
        .inPath(routed)
        .orRefuse(
            routed,
            ledger -> parsed.orRefuse(routed, question -> ofLedger(routed, ledger, question)));
  }

  private void ofLedger(RoutingContext routed, LedgerId ledger, ReadRequest question) {
    if (directory.get().ledger(ledger).isEmpty()) {
      missing(routed, "This network has no ledger " + ledger + ".");
    } else {
      answer(routed, reading.ask(ledger, question));
    }
  }

  private static void answer(RoutingContext routed, Future<ReadAnswer> answer) {
    answer
        .onSuccess(
            found -> {
              switch (found) {
                case ReadAnswer.Found(var mediaType, var octets) ->
                    Replies.send(routed.response(), 200, mediaType, octets);
                case ReadAnswer.Missing(var what) -> missing(routed, what);
              }
            })
        .onFailure(failure -> Problems.failed(routed, failure));
  }

  private static void missing(RoutingContext routed, String what) {
    Problems.send(routed, RequestCode.NOT_FOUND, what);
  }
}
