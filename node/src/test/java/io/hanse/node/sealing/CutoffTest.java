package io.hanse.node.sealing;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.config.shared.CutOrder;
import io.hanse.node.ledger.Said;
import io.hanse.node.ledger.TestLedger;
import io.hanse.node.ledger.TestMembers;
import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.sweep.Sweeper;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.rejection.Result;
import io.hanse.protocol.seal.Gross;
import io.hanse.protocol.seal.SealReader;
import io.hanse.protocol.seal.WindowSeal;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** Windows that end while two nodes post. */
@ExtendWith(VertxUnit.class)
class CutoffTest {
  private static final long SEED = 7;
  private static final int CUTS = 12;
  private static final long BETWEEN_CUTS_MILLIS = 150;

  private TestLedger ledger;
  private TestLedger.Writer writer;
  private List<CardNumber> cards;
  private Cutoff cutoff;

  @BeforeEach
  void start(TestContext context, Vertx vertx) {
    TestLedger.start(vertx)
        .onSuccess(started -> ledger = started)
        .compose(started -> ledger.writer(2, 10_000))
        .onSuccess(started -> writer = started)
        .compose(started -> TestMembers.enrol(ledger, 200))
        .onComplete(
            context.asyncAssertSuccess(
                enrolled -> {
                  cards = enrolled;
                  cutoff = cutoff();
                }));
  }

  @AfterEach
  void stop(TestContext context) {
    ledger.close().onComplete(context.asyncAssertSuccess());
  }

  private Cutoff cutoff() {
    return new Cutoff(
        ledger.vertx(), ledger.database(), TestLedger.ID, TestLedger.KEY, new MemorySeals());
  }

  private static WindowSeal seal(CutAnswer answer) {
    byte[] octets = assertInstanceOf(CutAnswer.Sealed.class, answer).octets();
    WindowSeal seal =
        switch (SealReader.read(octets)) {
          case Result.Accepted<WindowSeal> read -> read.value();
          case Result.Refused<WindowSeal> refused -> throw new AssertionError(refused.rejection());
        };
    assertTrue(seal.isSignedBy(TestLedger.KEY.verifyingKey()));
    return seal;
  }

  @Test
  void everyObligationIsInExactlyOneWindowAndSealsEqualTheSums(TestContext context) {
    AtomicBoolean running = new AtomicBoolean(true);
    AtomicLong longestNanos = new AtomicLong();
    List<WindowSeal> seals = new ArrayList<>();
    ledger
        .writer(2, 10_000)
        .compose(
            other -> {
              List<Future<Void>> clients = new ArrayList<>();
              for (int client = 0; client < 16; client++) {
                Random random = new Random(SEED + client);
                clients.add(
                    client(client % 2 == 0 ? writer : other, random, running, longestNanos));
              }
              return cutFrom(1, seals)
                  .eventually(
                      () -> {
                        running.set(false);
                        return Future.all(clients);
                      });
            })
        .compose(ended -> cutoff.cut(new CutOrder(CUTS + 1, 1)))
        .compose(
            last -> {
              seals.add(seal(last));
              LoggerFactory.getLogger(CutoffTest.class)
                  .warn(
                      "longest answer while windows ended: {} ms", longestNanos.get() / 1_000_000);
              return assertEqualTheSums(seals);
            })
        .compose(check(equal -> assertFollowEachOther(seals)))
        .compose(equal -> ledger.assertSound())
        .onComplete(context.asyncAssertSuccess());
  }

  private Future<?> cutFrom(long window, List<WindowSeal> seals) {
    return ledger
        .vertx()
        .timer(BETWEEN_CUTS_MILLIS, TimeUnit.MILLISECONDS)
        .compose(passed -> cutoff.cut(new CutOrder(window, 1)))
        .compose(
            answer -> {
              seals.add(seal(answer));
              return window == CUTS ? Future.succeededFuture() : cutFrom(window + 1, seals);
            });
  }

  private Future<?> assertEqualTheSums(List<WindowSeal> seals) {
    List<Gross> gross = seals.stream().flatMap(seal -> seal.gross().stream()).toList();
    return Future.all(
        ledger.assertNumber(
            gross.stream().mapToLong(Gross::count).sum(), "SELECT count(*) FROM obligation"),
        ledger.assertNumber(
            gross.stream().mapToLong(pair -> pair.amount().minorUnits()).sum(),
            "SELECT sum(amount)::bigint FROM obligation"),
        ledger.assertNumber(
            seals.stream().mapToLong(WindowSeal::messages).sum(),
            "SELECT count(*) FROM message_key"));
  }

  private static void assertFollowEachOther(List<WindowSeal> seals) {
    assertEquals(CUTS + 1, seals.size());
    for (int at = 1; at < seals.size(); at++) {
      assertEquals(Sha256.of(seals.get(at - 1).octets()).hex(), seals.get(at).previous());
    }
  }

  private Future<Void> client(
      TestLedger.Writer node, Random random, AtomicBoolean running, AtomicLong longest) {
    if (!running.get()) {
      return Future.succeededFuture();
    }
    CardNumber card = cards.get(random.nextInt(cards.size()));
    Message message =
        random.nextBoolean()
            ? Said.accrual(card, 1 + random.nextInt(50))
            : Said.redemption(card, 1 + random.nextInt(20));
    long begun = System.nanoTime();
    return node.intake()
        .submit(List.of(Said.delivery(message)))
        .compose(
            answers -> {
              longest.accumulateAndGet(System.nanoTime() - begun, Math::max);
              return client(node, random, running, longest);
            });
  }

  @Test
  void aWindowCutAgainOrByAnotherNodeHasTheSameSeal(TestContext context) {
    writer
        .post(Said.delivery(Said.accrual(cards.getFirst(), 10)))
        .compose(earned -> cutoff.cut(new CutOrder(1, 3)))
        .compose(
            first ->
                cutoff()
                    .cut(new CutOrder(1, 3))
                    .compose(
                        check(
                            again ->
                                assertArrayEquals(seal(first).octets(), seal(again).octets()))))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void whoeverHasALowerFencingNumberCutsNothing(TestContext context) {
    cutoff
        .cut(new CutOrder(1, 3))
        .compose(first -> cutoff.cut(new CutOrder(2, 2)))
        .onComplete(
            context.asyncAssertSuccess(
                answer -> assertInstanceOf(CutAnswer.FencedOff.class, answer)));
  }

  @Test
  void aWindowThatHasNotBegunIsNotCut(TestContext context) {
    cutoff
        .cut(new CutOrder(2, 1))
        .onComplete(
            context.asyncAssertSuccess(
                answer -> assertInstanceOf(CutAnswer.TooEarly.class, answer)));
  }

  @Test
  void whatRoundingLeavesOverIsOwedInTheNextWindowOnce(TestContext context) {
    CardNumber card = cards.getFirst();
    List<Delivery> deliveries = new ArrayList<>();
    deliveries.add(Said.delivery(Said.accrual(card, 100)));
    // 0.0085 EUR a point: one point is 0.85 cents, written as one.
    for (int time = 0; time < 20; time++) {
      deliveries.add(Said.delivery(Said.redemption(card, 1)));
    }
    Sweeper sweeper = sweeper();

    writer
        .postInTurn(deliveries)
        .compose(spent -> cutoff.cut(new CutOrder(1, 1)))
        .compose(cut -> sweeper.sweep())
        .compose(once -> sweeper.sweep())
        // 20 cents were written, 17 were owed: three come back, from the hotel to the retailer.
        .compose(
            twice ->
                ledger.assertNumber(
                    3,
                    "SELECT sum(amount)::bigint FROM obligation"
                        + " WHERE kind = 'rounding' AND debtor = 'hotel' AND window_n = 2"))
        .compose(owed -> ledger.assertSound())
        .onComplete(context.asyncAssertSuccess());
  }

  private Sweeper sweeper() {
    return new Sweeper(ledger.database(), TestLedger.ID, writer.intake());
  }

  @Test
  void aHoldWhoseTimeIsOverIsGivenBackOnceHoweverManyNodesNotice(TestContext context) {
    CardNumber card = cards.getFirst();
    writer
        .post(Said.delivery(Said.accrual(card, 100)))
        .compose(earned -> writer.post(Said.delivery(Said.authorization(card, 60, 600))))
        .compose(check(held -> assertInstanceOf(Answer.Applied.class, held)))
        .compose(held -> ledger.query("UPDATE hold SET expires_at = now() - interval '1 second'"))
        .compose(over -> Future.all(sweeper().sweep(), sweeper().sweep()))
        .compose(swept -> ledger.assertNumber(100, availableTo(card)))
        .compose(
            given ->
                ledger.assertNumber(
                    1, "SELECT count(*) FROM message_key WHERE participant = 'operator'"))
        .compose(once -> ledger.assertSound())
        .onComplete(context.asyncAssertSuccess());
  }

  private static String availableTo(CardNumber card) {
    return "SELECT available FROM member WHERE card = " + card;
  }

  @Test
  void pointsAtTheirEndBecomeBreakage(TestContext context) {
    CardNumber card = cards.getFirst();
    writer
        .post(Said.delivery(Said.accrual(card, 100)))
        .compose(
            earned ->
                ledger.query(
                    "UPDATE lot SET earned_at = now() - interval '3 years',"
                        + " expires_at = now() - interval '1 s'"))
        .compose(old -> sweeper().sweep())
        .compose(swept -> ledger.assertNumber(0, availableTo(card)))
        .compose(gone -> ledger.assertSound())
        .onComplete(context.asyncAssertSuccess());
  }
}
