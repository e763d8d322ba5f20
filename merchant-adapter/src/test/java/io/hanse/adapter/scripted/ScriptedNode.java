package io.hanse.adapter.scripted;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.answer.BundleAnswerWriter;
import io.hanse.protocol.answer.ProblemWriter;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.message.LinePart;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.MessageKind;
import io.hanse.protocol.message.Payload;
import io.hanse.protocol.message.PayloadReader;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.outcome.Balance;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.outcome.OutcomeWriter;
import io.hanse.protocol.proof.BatchHeader;
import io.hanse.protocol.proof.Leaf;
import io.hanse.protocol.proof.MerkleTree;
import io.hanse.protocol.receipt.Receipt;
import io.hanse.protocol.receipt.ReceiptAssembler;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.signing.Jws;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.protocol.signing.VerifyingKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A node as a client sees it: it checks envelopes and signatures, applies each message once, and
 * answers with receipts that verify. What goes wrong is scripted. One point for each minor unit.
 */
public final class ScriptedNode {
  /** What happens to a request. */
  public enum Weather {
    FINE,
    /** 503 before anything is applied. */
    UNAVAILABLE,
    /** 429 before anything is applied. */
    TOO_MANY,
    /** The connection breaks before anything is applied. */
    BROKEN,
    /** All is applied, and the reply is lost. */
    LOST_REPLY,
    /** 400 for a bundle as a whole. */
    NO_BUNDLES,
    /** 413 for a bundle of more than ten messages. */
    SMALL_BUNDLES,
    /** All is applied, and each message is answered with the receipt of another. */
    OTHER_RECEIPTS,
    /** What answers is no node: 200 with a page. */
    PAGE,
    /** What answers is no node: 404 with an error of its own. */
    NOT_FOUND
  }

  private final SigningKey ledgerKey = SigningKey.of(Sha256.of(new byte[] {7}).octets());
  private final Set<VerifyingKey> trusted = ConcurrentHashMap.newKeySet();
  private final Map<MessageId, Sha256> digests = new HashMap<>();
  private final Map<MessageId, byte[]> receipts = new HashMap<>();
  private final Map<MessageId, Message> applied = new LinkedHashMap<>();
  private final Map<CardNumber, Long> balances = new TreeMap<>();
  private final List<Integer> bundleSizes = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final HttpServer server;
  private Function<Integer, Weather> weather = request -> Weather.FINE;
  private Function<Message, Optional<RejectionCode>> judge = message -> Optional.empty();
  private String retryAfter = "0";
  private int requests;
  private long batches;

  private ScriptedNode(Vertx vertx) {
    this.server = vertx.createHttpServer();
  }

  /** Starts on a free port of the loopback interface. */
  public static Future<ScriptedNode> start(Vertx vertx, VerifyingKey... trusted) {
    ScriptedNode node = new ScriptedNode(vertx);
    node.trusted.addAll(List.of(trusted));
    node.server.requestHandler(request -> request.body().onSuccess(b -> node.take(request, b)));
    return node.server.listen(0, "127.0.0.1").map(node);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  public VerifyingKey ledgerKey() {
    return ledgerKey.verifyingKey();
  }

  /** What happens to the n-th request, from 1. */
  public synchronized ScriptedNode weather(Function<Integer, Weather> weather) {
    this.weather = weather;
    return this;
  }

  /** Which messages are refused, and how. */
  public synchronized ScriptedNode judge(Function<Message, Optional<RejectionCode>> judge) {
    this.judge = judge;
    return this;
  }

  /** What 503 and 429 ask for. */
  public synchronized ScriptedNode retryAfter(String wish) {
    this.retryAfter = wish;
    return this;
  }

  public void trust(VerifyingKey key) {
    trusted.add(key);
  }

  public void distrust(VerifyingKey key) {
    trusted.remove(key);
  }

  /** Messages in the order in which they were applied. */
  public synchronized List<Message> applied() {
    return List.copyOf(applied.values());
  }

  public synchronized Map<CardNumber, Long> balances() {
    return new TreeMap<>(balances);
  }

  public synchronized int requests() {
    return requests;
  }

  public synchronized List<Integer> bundleSizes() {
    return List.copyOf(bundleSizes);
  }

  /** What a client did that it must not do. */
  public synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  public Future<Void> stop() {
    return server.close();
  }

  private synchronized void take(HttpServerRequest request, Buffer body) {
    if (request.path().equals("/v1/directory/keys")) {
      request
          .response()
          .end("{\"keys\":[{\"ledger\":\"europe\",\"x\":\"" + ledgerKey().x() + "\"}]}");
      return;
    }
    requests++;
    Weather now = weather.apply(requests);
    switch (now) {
      case UNAVAILABLE -> problem(request, RejectionCode.UNAVAILABLE, 503);
      case TOO_MANY -> problem(request, RejectionCode.UNAVAILABLE, 429);
      case BROKEN -> request.connection().close();
      case PAGE -> answer(request, now, 200, "text/html", octets("<html>Welcome</html>"));
      case NOT_FOUND ->
          answer(request, now, 404, "application/json", octets("{\"code\":\"not-found\"}"));
      default -> read(request, body, now);
    }
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void read(HttpServerRequest request, Buffer body, Weather now) {
    Jws jws = Jws.parse(body.getBytes()).orElseThrow();
    if (trusted.stream().noneMatch(jws::isSignedBy)) {
      problem(request, RejectionCode.REVOKED_KEY, 401);
      return;
    }
    Payload payload = PayloadReader.read(jws.payload()).orElseThrow();
    if (payload.bundle()) {
      bundle(request, payload, now);
    } else {
      single(request, payload.items().get(0), now);
    }
  }

  private void bundle(HttpServerRequest request, Payload payload, Weather now) {
    int size = payload.items().size();
    if (now == Weather.NO_BUNDLES) {
      problem(request, RejectionCode.INVALID_BUNDLE, 400);
      return;
    }
    if (now == Weather.SMALL_BUNDLES && size > 10) {
      problem(request, RejectionCode.TOO_LARGE, 413);
      return;
    }
    bundleSizes.add(size);
    Set<CardNumber> cards = new HashSet<>();
    BundleAnswerWriter answers = new BundleAnswerWriter();
    for (Payload.Item item : payload.items()) {
      Message message = item.message().orElseThrow();
      if (message instanceof Message.OfMember of && !cards.add(of.card())) {
        faults.add("a bundle with two messages of " + of.card());
      }
      Optional<Rejection> refusal = apply(item, message);
      MessageId id = message.header().id();
      if (refusal.isPresent()) {
        RejectionCode code = refusal.get().code();
        answers.refused(Optional.of(id), code, ProblemWriter.octets(refusal.get()));
      } else {
        answers.applied(id, now == Weather.OTHER_RECEIPTS ? otherReceipt() : receipts.get(id));
      }
    }
    answer(request, now, 200, "application/json", answers.octets());
  }

  private void single(HttpServerRequest request, Payload.Item item, Weather now) {
    Message message = item.message().orElseThrow();
    Optional<Rejection> refusal = apply(item, message);
    if (refusal.isPresent()) {
      byte[] problem = ProblemWriter.octets(refusal.get());
      answer(request, now, refusal.get().code().status(), ProblemWriter.MEDIA_TYPE, problem);
    } else {
      MessageId id = message.header().id();
      byte[] receipt = now == Weather.OTHER_RECEIPTS ? otherReceipt() : receipts.get(id);
      answer(request, now, 200, Receipt.MEDIA_TYPE, receipt);
    }
  }

  private static void answer(
      HttpServerRequest request, Weather now, int status, String type, byte[] body) {
    if (now == Weather.LOST_REPLY) {
      request.connection().close();
    } else {
      request
          .response()
          .setStatusCode(status)
          .putHeader("Content-Type", type)
          .end(Buffer.buffer(body));
    }
  }

  private void problem(HttpServerRequest request, RejectionCode code, int status) {
    if (status == 503 || status == 429) {
      request.response().putHeader("Retry-After", retryAfter);
    }
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", ProblemWriter.MEDIA_TYPE)
        .end(Buffer.buffer(ProblemWriter.octets(Rejection.of(code))));
  }

  private Optional<Rejection> apply(Payload.Item item, Message message) {
    MessageId id = message.header().id();
    Sha256 digest = digests.get(id);
    if (digest != null) {
      return digest.equals(item.digest())
          ? Optional.empty()
          : Optional.of(Rejection.of(RejectionCode.ID_CONFLICT));
    }
    Optional<RejectionCode> refusal = judge.apply(message);
    if (refusal.isPresent()) {
      return refusal.map(Rejection::of);
    }
    if (message instanceof Message.Reversal reversal && !applied.containsKey(reversal.original())) {
      return Optional.of(Rejection.of(RejectionCode.UNKNOWN_ORIGINAL));
    }
    digests.put(id, item.digest());
    receipts.put(id, receipt(item.digest(), outcome(message)));
    applied.put(id, message);
    return Optional.empty();
  }

  private byte[] otherReceipt() {
    Message other = Purchases.of(999_999, 9, 1);
    return receipt(Sha256.EMPTY, outcome(other));
  }

  private Outcome outcome(Message message) {
    Outcome.Posted posted =
        new Outcome.Posted(
            message.header().participant(),
            message.header().id(),
            MessageKind.of(message).wire(),
            LedgerId.of("europe"),
            Instant.parse("2026-11-01T00:00:00Z"));
    return switch (message) {
      case Message.Enrolment enrolment ->
          new Outcome.Enrolled(posted, card(enrolment.header().id()));
      case Message.Accrual accrual -> {
        Points points = Points.of(accrual.purchase().total().minorUnits());
        balances.merge(accrual.card(), points.value(), Long::sum);
        yield new Outcome.Accrued(
            posted, accrual.card(), points, Points.ZERO, List.of(), Balance.EMPTY);
      }
      case Message.Reversal reversal -> {
        Points points = Points.of(back(reversal));
        balances.merge(reversal.card(), -points.value(), Long::sum);
        yield new Outcome.ClawedBack(
            posted, reversal.card(), points, Points.ZERO, List.of(), Balance.EMPTY);
      }
      default -> throw new IllegalArgumentException("not scripted: " + message);
    };
  }

  /** Follows from the id, so that two networks that are told the same can be compared. */
  private static CardNumber card(MessageId enrolment) {
    return CardNumber.of(
        990_001, Math.floorMod(enrolment.value().getMostSignificantBits(), 1_000_000_000L));
  }

  private static long back(Message.Reversal reversal) {
    return ((Message.Extent.Lines) reversal.extent())
        .lines().stream()
            .map(LinePart::amount)
            .flatMap(Optional::stream)
            .mapToLong(Money::minorUnits)
            .sum();
  }

  /** A receipt of a batch of one. */
  private byte[] receipt(Sha256 message, Outcome outcome) {
    byte[] salt = new byte[Leaf.SALT_LENGTH];
    byte[] octets = OutcomeWriter.octets(outcome);
    Sha256 leaf = Leaf.of(message, salt, octets, Sha256.EMPTY);
    MerkleTree tree = MerkleTree.ofLeafHashes(List.of(leaf));
    BatchHeader header =
        new BatchHeader(
            LedgerId.of("europe"),
            1,
            ++batches,
            1,
            1,
            tree.root(),
            Sha256.ZERO,
            Instant.parse("2026-11-01T00:00:00Z"),
            ledgerKey.id());
    byte[] signed = header.octets();
    return new ReceiptAssembler(signed, ledgerKey.sign(signed), ledgerKey.verifyingKey().octets())
        .octets(message, octets, salt, Sha256.EMPTY, 0, tree.path(0));
  }
}
