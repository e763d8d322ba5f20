package io.hanse.node.ledger;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes' worth of lanes on one ledger. */
@ExtendWith(VertxUnit.class)
class RaceTest {
  private static final long SEED = 20261121;

  private TestLedger ledger;
  private List<TestLedger.Writer> nodes;
  private List<CardNumber> cards;

  @BeforeEach
  void start(TestContext context, Vertx vertx) {
    TestLedger.start(vertx)
        .onSuccess(started -> ledger = started)
        .compose(started -> Future.all(ledger.writer(2, 10_000), ledger.writer(2, 10_000)))
        .onSuccess(started -> nodes = started.list())
        .compose(started -> TestMembers.enrol(ledger, 10))
        .onComplete(context.asyncAssertSuccess(enrolled -> cards = enrolled));
  }

  @AfterEach
  void stop(TestContext context) {
    ledger.close().onComplete(context.asyncAssertSuccess());
  }

  @Test
  void fiftyClientsSpendExactlyWhatTenMembersHave(TestContext context) {
    nodes
        .getFirst()
        .postInTurn(cards.stream().map(card -> Said.delivery(Said.accrual(card, 100))).toList())
        .compose(earned -> Future.all(fiftyClients(new Random(SEED))))
        .compose(
            check(
                answers ->
                    assertEquals(10 * (100 / 7), spent(answers.list()), () -> "seed " + SEED)))
        .compose(
            answers ->
                ledger.assertNumber(10 * (100 % 7), "SELECT sum(available)::bigint FROM member"))
        .compose(left -> ledger.assertSound())
        .onComplete(context.asyncAssertSuccess());
  }

  private List<Future<Answer>> fiftyClients(Random random) {
    List<Future<Answer>> answers = new ArrayList<>();
    for (int client = 0; client < 50; client++) {
      for (CardNumber card : cards) {
        answers.add(nodes.get(random.nextInt(2)).post(Said.delivery(Said.redemption(card, 7))));
      }
    }
    return answers;
  }

  private static int spent(List<Answer> answers) {
    int applied = 0;
    for (Answer answer : answers) {
      switch (answer) {
        case Answer.Applied spent -> applied++;
        case Answer.Refused refused ->
            assertEquals(RejectionCode.INSUFFICIENT_BALANCE, refused.rejection().code());
        case Answer.TurnedAway turnedAway -> throw new AssertionError(turnedAway + " seed " + SEED);
      }
    }
    return applied;
  }

  @Test
  void theSameIdsThroughBothNodesHaveOneEffectAndOneReceipt(TestContext context) {
    Random random = new Random(SEED);
    List<Future<?>> deliveries = new ArrayList<>();
    for (int message = 0; message < 300; message++) {
      CardNumber card = cards.get(random.nextInt(cards.size()));
      deliveries.add(fourTimes(Said.delivery(Said.accrual(card, 1 + message))));
    }

    Future.all(deliveries)
        .compose(
            all -> ledger.assertNumber(300L * 301 / 2, "SELECT sum(available)::bigint FROM member"))
        .compose(earned -> ledger.assertSound())
        .onComplete(context.asyncAssertSuccess());
  }

  private Future<?> fourTimes(Delivery delivery) {
    List<Future<Answer>> same = new ArrayList<>();
    for (int time = 0; time < 4; time++) {
      same.add(nodes.get(time % 2).post(delivery));
    }
    return Future.all(same)
        .compose(
            check(
                answers -> {
                  byte[] first = receipt(answers.resultAt(0));
                  for (Answer other : answers.<Answer>list()) {
                    assertArrayEquals(first, receipt(other));
                  }
                }));
  }

  private static byte[] receipt(Answer answer) {
    return assertInstanceOf(Answer.Applied.class, answer).receipt();
  }
}
