package io.hanse.clearing;

import io.hanse.config.cluster.Cluster;
import io.hanse.config.shared.CutOrder;
import io.hanse.config.shared.LedgerAddress;
import io.hanse.config.shared.ServerNotice;
import io.hanse.config.shared.ServerRole;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.obligation.ObligationKind;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.seal.SealedMessage;
import io.hanse.protocol.seal.WindowBatch;
import io.hanse.protocol.seal.WindowSeal;
import io.hanse.protocol.signing.SigningKey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A ledger that posts what a test tells it and can be made to lie: real seals, real signatures, a
 * real HTTP interface, no database.
 */
public final class ScriptedLedger {
  public static final String TOKEN = "scripted-token";

  private final LedgerId id;
  private final Windows windows;
  private final ConcurrentMap<Long, WindowSeal> seals = new ConcurrentHashMap<>();
  private final List<SealedMessage> open = new ArrayList<>();
  private final AtomicInteger orders = new AtomicInteger();
  private final AtomicInteger lostAnswers = new AtomicInteger();
  private volatile boolean silent;
  private volatile boolean handsNothingOver;
  private volatile UnaryOperator<WindowSeal> answered = UnaryOperator.identity();
  private volatile UnaryOperator<List<WindowBatch>> handedOver = UnaryOperator.identity();
  private volatile Optional<Instant> sealedAt = Optional.empty();
  private Optional<MessageConsumer<Buffer>> consumer = Optional.empty();
  private Optional<HttpServer> server = Optional.empty();

  public ScriptedLedger(LedgerId id, SigningKey key) {
    this.id = id;
    this.windows = new Windows(id, key);
  }

  public Future<Void> start(Cluster cluster) {
    consumer = Optional.of(cluster.vertx().eventBus().consumer(LedgerAddress.cut(id), this::cut));
    return consumer
        .get()
        .completion()
        .compose(
            done ->
                cluster
                    .vertx()
                    .createHttpServer()
                    .requestHandler(this::serve)
                    .listen(0, "127.0.0.1"))
        .compose(
            listening -> {
              server = Optional.of(listening);
              return cluster
                  .shared()
                  .members()
                  .register(
                      new ServerNotice(
                          "node-" + id,
                          ServerRole.NODE,
                          Optional.of(id),
                          URI.create("http://127.0.0.1:" + listening.actualPort())));
            });
  }

  public Future<Void> stop(Cluster cluster) {
    return cluster
        .shared()
        .members()
        .withdraw("node-" + id)
        .compose(done -> consumer.orElseThrow().unregister())
        .compose(done -> server.orElseThrow().close());
  }

  /** Posts a message that makes one participant owe another. */
  public ScriptedLedger owes(
      ParticipantId debtor, ParticipantId creditor, String currency, String amount) {
    return owes(
        Windows.LANE + "-" + windows.nextBatch() + "-" + (open.size() + 1),
        debtor,
        creditor,
        currency,
        amount);
  }

  /** The same, under an id that is not its own. */
  public synchronized ScriptedLedger owes(
      String obligationId,
      ParticipantId debtor,
      ParticipantId creditor,
      String currency,
      String amount) {
    String message = id + "/" + windows.nextBatch() + "/" + (open.size() + 1);
    return owes(
        obligationId,
        new MessageId(UUID.nameUUIDFromBytes(message.getBytes(StandardCharsets.UTF_8))),
        debtor,
        creditor,
        currency,
        amount);
  }

  /** Posts a message with that id, which its sender, the creditor, may have used elsewhere too. */
  public synchronized ScriptedLedger owes(
      MessageId message,
      ParticipantId debtor,
      ParticipantId creditor,
      String currency,
      String amount) {
    String obligationId = Windows.LANE + "-" + windows.nextBatch() + "-" + (open.size() + 1);
    return owes(obligationId, message, debtor, creditor, currency, amount);
  }

  private ScriptedLedger owes(
      String obligationId,
      MessageId message,
      ParticipantId debtor,
      ParticipantId creditor,
      String currency,
      String amount) {
    int number = open.size() + 1;
    CurrencyCode code = CurrencyCode.of(currency);
    Obligation obligation =
        new Obligation(
            id,
            obligationId,
            creditor,
            message,
            debtor,
            creditor,
            Money.parse(code, amount),
            ObligationKind.REDEMPTION,
            Points.of(100),
            PointRate.parse(code, "0.008"),
            OffsetDateTime.parse("2026-04-13T09:00:00+02:00"));
    open.add(message(number, List.of(obligation)));
    return this;
  }

  /** Posts a message that makes nobody owe anything. */
  public synchronized ScriptedLedger silentMessage() {
    open.add(message(open.size() + 1, List.of()));
    return this;
  }

  private SealedMessage message(int number, List<Obligation> obligations) {
    byte[] octets =
        (id + "/" + windows.nextBatch() + "/" + number).getBytes(StandardCharsets.UTF_8);
    return new SealedMessage(Sha256.of(octets), Sha256.of(octets, octets), obligations);
  }

  /** Does not answer orders to cut, as if no node ran. */
  public ScriptedLedger silence(boolean on) {
    silent = on;
    return this;
  }

  /** Cuts as ordered, but that many answers get lost. */
  public ScriptedLedger losesAnswers(int count) {
    lostAnswers.set(count);
    return this;
  }

  /** Answers every pull with an error. */
  public ScriptedLedger handsNothingOver(boolean on) {
    handsNothingOver = on;
    return this;
  }

  /** Answers orders with another seal than its own. */
  public void answers(UnaryOperator<WindowSeal> change) {
    answered = change;
  }

  /** Hands over other batches than it sealed. */
  public void handsOver(UnaryOperator<List<WindowBatch>> change) {
    handedOver = change;
  }

  /** What it gives as the time of its cuts from now on. */
  public ScriptedLedger cutsAt(Instant time) {
    sealedAt = Optional.of(time);
    return this;
  }

  /** How many orders to cut have come. */
  public int orders() {
    return orders.get();
  }

  public Windows windows() {
    return windows;
  }

  private void cut(Message<Buffer> message) {
    orders.incrementAndGet();
    if (silent) {
      message.fail(503, "scripted to be silent");
      return;
    }
    CutOrder order = CutOrder.read(message.body().getBytes()).orElseThrow();
    WindowSeal seal = answered.apply(seal(order.window()));
    if (lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      message.fail(504, "scripted to be lost");
    } else {
      message.reply(Buffer.buffer(seal.octets()));
    }
  }

  private synchronized WindowSeal seal(long window) {
    return seals.computeIfAbsent(
        window,
        n -> {
          List<SealedMessage> messages = List.copyOf(open);
          open.clear();
          return sealedAt.isPresent()
              ? windows.seal(n, sealedAt.get(), messages)
              : windows.seal(n, messages);
        });
  }

  private void serve(HttpServerRequest request) {
    String[] path = request.path().split("/");
    boolean known =
        request.path().startsWith("/v1/ledgers/" + id + "/windows/") && path.length == 7;
    if (!("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
      request.response().setStatusCode(401).end();
    } else if (!known || handsNothingOver) {
      request.response().setStatusCode(503).end();
    } else if (path[6].equals("obligations")) {
      Buffer lines = Buffer.buffer();
      handedOver
          .apply(windows.batches(Long.parseLong(path[5])))
          .forEach(batch -> lines.appendBytes(batch.octets()).appendString("\n"));
      request.response().putHeader("Content-Type", "application/x-ndjson").end(lines);
    } else {
      request.response().end(trialBalance());
    }
  }

  private String trialBalance() {
    return """
    [{"ledger":"%1$s","unit":"points","accountKind":"issuer","account":"%2$s","debit":900,\
    "credit":100},\
    {"ledger":"%1$s","unit":"points","accountKind":"member","account":"all","debit":100,\
    "credit":900}]\
    """
        .formatted(id, Coalition.HOTEL);
  }
}
