package io.hanse.node.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.rejection.RejectionCode;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes' worth of lanes on one ledger. */
class RaceTest {
  private static final long SEED = 20261121;

  private TestLedger ledger;
  private List<TestLedger.Writer> nodes;
  private List<CardNumber> cards;

  @BeforeEach
  void start() {
    ledger = TestLedger.start();
    nodes = List.of(ledger.writer(2, 10_000), ledger.writer(2, 10_000));
    cards = TestMembers.enrol(ledger, 10);
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  private Future<Answer> post(Random random, Delivery delivery) {
    return nodes.get(random.nextInt(2)).intake().submit(List.of(delivery)).map(List::getFirst);
  }

  @Test
  void fiftyClientsSpendExactlyWhatTenMembersHave() {
    for (CardNumber card : cards) {
      nodes.getFirst().post(Said.delivery(Said.accrual(card, 100)));
    }
    Random random = new Random(SEED);
    List<Future<Answer>> answers = new ArrayList<>();

    for (int client = 0; client < 50; client++) {
      for (CardNumber card : cards) {
        answers.add(post(random, Said.delivery(Said.redemption(card, 7))));
      }
    }

    int applied = 0;
    for (Future<Answer> answer : answers) {
      switch (TestLedger.await(answer)) {
        case Answer.Applied spent -> applied++;
        case Answer.Refused refused ->
            assertEquals(RejectionCode.INSUFFICIENT_BALANCE, refused.rejection().code());
        case Answer.TurnedAway turnedAway -> throw new AssertionError(turnedAway + " seed " + SEED);
      }
    }
    assertEquals(10 * (100 / 7), applied, () -> "seed " + SEED);
    assertEquals(10 * (100 % 7), ledger.number("SELECT sum(available)::bigint FROM member"));
    assertEquals(List.of(), ledger.audit());
  }

  @Test
  void theSameIdsThroughBothNodesHaveOneEffectAndOneReceipt() {
    Random random = new Random(SEED);
    List<Delivery> deliveries = new ArrayList<>();
    for (int message = 0; message < 300; message++) {
      deliveries.add(
          Said.delivery(Said.accrual(cards.get(random.nextInt(cards.size())), 1 + message)));
    }

    List<List<Future<Answer>>> tries = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      List<Future<Answer>> same = new ArrayList<>();
      for (int time = 0; time < 4; time++) {
        same.add(nodes.get(time % 2).intake().submit(List.of(delivery)).map(List::getFirst));
      }
      tries.add(same);
    }

    for (List<Future<Answer>> same : tries) {
      byte[] first =
          assertInstanceOf(Answer.Applied.class, TestLedger.await(same.getFirst())).receipt();
      for (Future<Answer> other : same) {
        assertArrayEquals(
            first, assertInstanceOf(Answer.Applied.class, TestLedger.await(other)).receipt());
      }
    }
    assertEquals(300L * 301 / 2, ledger.number("SELECT sum(available)::bigint FROM member"));
    assertEquals(List.of(), ledger.audit());
  }
}
