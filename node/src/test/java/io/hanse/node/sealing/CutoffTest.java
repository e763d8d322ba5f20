package io.hanse.node.sealing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.config.shared.CutOrder;
import io.hanse.node.ledger.Answer;
import io.hanse.node.ledger.Delivery;
import io.hanse.node.ledger.Said;
import io.hanse.node.ledger.TestLedger;
import io.hanse.node.ledger.TestMembers;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.rejection.Result;
import io.hanse.protocol.seal.Gross;
import io.hanse.protocol.seal.SealReader;
import io.hanse.protocol.seal.WindowSeal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Windows that end while two nodes post. */
class CutoffTest {
  private static final long SEED = 7;
  private static final int CUTS = 12;
  private static final long BETWEEN_CUTS_MILLIS = 150;

  private TestLedger ledger;
  private TestLedger.Writer writer;
  private List<CardNumber> cards;
  private Cutoff cutoff;

  @BeforeEach
  void start() {
    ledger = TestLedger.start();
    writer = ledger.writer(2, 10_000);
    cards = TestMembers.enrol(ledger, 200);
    cutoff = cutoff();
  }

  @AfterEach
  void stop() {
    ledger.close();
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
  void everyObligationIsInExactlyOneWindowAndSealsEqualTheSums() {
    AtomicBoolean running = new AtomicBoolean(true);
    AtomicLong longestNanos = new AtomicLong();
    List<Future<Void>> clients = new ArrayList<>();
    TestLedger.Writer other = ledger.writer(2, 10_000);
    for (int client = 0; client < 16; client++) {
      Random random = new Random(SEED + client);
      clients.add(client(client % 2 == 0 ? writer : other, random, running, longestNanos));
    }

    List<WindowSeal> seals = new ArrayList<>();
    for (long window = 1; window <= CUTS; window++) {
      TestLedger.await(ledger.vertx().timer(BETWEEN_CUTS_MILLIS, TimeUnit.MILLISECONDS));
      seals.add(seal(TestLedger.await(cutoff.cut(new CutOrder(window, 1)))));
    }
    running.set(false);
    clients.forEach(TestLedger::await);
    seals.add(seal(TestLedger.await(cutoff.cut(new CutOrder(CUTS + 1, 1)))));

    LoggerFactory.getLogger(CutoffTest.class)
        .warn("longest answer while windows ended: {} ms", longestNanos.get() / 1_000_000);
    assertEquals(
        ledger.number("SELECT count(*) FROM obligation"),
        seals.stream().flatMap(seal -> seal.gross().stream()).mapToLong(Gross::count).sum());
    assertEquals(
        ledger.number("SELECT sum(amount)::bigint FROM obligation"),
        seals.stream()
            .flatMap(seal -> seal.gross().stream())
            .mapToLong(gross -> gross.amount().minorUnits())
            .sum());
    assertEquals(
        ledger.number("SELECT count(*) FROM message_key"),
        seals.stream().mapToLong(WindowSeal::messages).sum());
    for (int at = 1; at < seals.size(); at++) {
      assertEquals(Sha256.of(seals.get(at - 1).octets()).hex(), seals.get(at).previous());
    }
    assertEquals(List.of(), ledger.audit());
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
  void aWindowCutAgainOrByAnotherNodeHasTheSameSeal() {
    writer.post(Said.delivery(Said.accrual(cards.getFirst(), 10)));
    CutAnswer first = TestLedger.await(cutoff.cut(new CutOrder(1, 3)));

    CutAnswer again = TestLedger.await(cutoff().cut(new CutOrder(1, 3)));

    assertArrayEquals(seal(first).octets(), seal(again).octets());
  }

  @Test
  void whoeverHasALowerFencingNumberCutsNothing() {
    TestLedger.await(cutoff.cut(new CutOrder(1, 3)));

    CutAnswer answer = TestLedger.await(cutoff.cut(new CutOrder(2, 2)));

    assertInstanceOf(CutAnswer.FencedOff.class, answer);
  }

  @Test
  void aWindowThatHasNotBegunIsNotCut() {
    CutAnswer answer = TestLedger.await(cutoff.cut(new CutOrder(2, 1)));

    assertInstanceOf(CutAnswer.TooEarly.class, answer);
  }

  @Test
  void whatRoundingLeavesOverIsOwedInTheNextWindowOnce() {
    CardNumber card = cards.getFirst();
    writer.post(Said.delivery(Said.accrual(card, 100)));
    // 0.0085 EUR a point: one point is 0.85 cents, written as one.
    for (int time = 0; time < 20; time++) {
      writer.post(Said.delivery(Said.redemption(card, 1)));
    }
    TestLedger.await(cutoff.cut(new CutOrder(1, 1)));
    Sweeper sweeper = sweeper();

    TestLedger.await(sweeper.sweep());
    TestLedger.await(sweeper.sweep());

    // 20 cents were written, 17 were owed: three come back, from the hotel to the retailer.
    assertEquals(
        3,
        ledger.number(
            "SELECT sum(amount)::bigint FROM obligation"
                + " WHERE kind = 'rounding' AND debtor = 'hotel' AND window_n = 2"));
    assertEquals(List.of(), ledger.audit());
  }

  private Sweeper sweeper() {
    return new Sweeper(
        ledger.vertx(), ledger.database(), TestLedger.ID, writer.intake(), Duration.ofSeconds(5));
  }

  @Test
  void aHoldWhoseTimeIsOverIsGivenBackOnceHoweverManyNodesNotice() {
    CardNumber card = cards.getFirst();
    writer.post(Said.delivery(Said.accrual(card, 100)));
    Delivery held = Said.delivery(Said.authorization(card, 60, 600));
    assertInstanceOf(Answer.Applied.class, writer.post(held));
    ledger.query("UPDATE hold SET expires_at = now() - interval '1 second'");

    TestLedger.await(Future.all(sweeper().sweep(), sweeper().sweep()));

    assertEquals(100, ledger.number("SELECT available FROM member WHERE card = " + card));
    assertEquals(
        1, ledger.number("SELECT count(*) FROM message_key WHERE participant = 'operator'"));
    assertEquals(List.of(), ledger.audit());
  }

  @Test
  void pointsAtTheirEndBecomeBreakage() {
    CardNumber card = cards.getFirst();
    writer.post(Said.delivery(Said.accrual(card, 100)));
    ledger.query(
        "UPDATE lot SET earned_at = now() - interval '3 years', expires_at = now() - interval '1"
            + " s'");

    TestLedger.await(sweeper().sweep());

    assertEquals(0, ledger.number("SELECT available FROM member WHERE card = " + card));
    assertEquals(List.of(), ledger.audit());
  }
}
