package io.hanse.node.ledger;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.ledger.intake.Intake;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a lane does when its database does not do as asked. */
@ExtendWith(VertxUnit.class)
class BreakdownTest {
  private TestLedger ledger;
  private TestLedger.Writer writer;
  private List<CardNumber> cards;

  @BeforeEach
  void start(TestContext context, Vertx vertx) {
    TestLedger.start(vertx)
        .onSuccess(started -> ledger = started)
        .compose(started -> ledger.writer(2, 10_000))
        .onSuccess(started -> writer = started)
        .compose(started -> TestMembers.enrol(ledger, 20))
        .onComplete(context.asyncAssertSuccess(enrolled -> cards = enrolled));
  }

  @AfterEach
  void stop(TestContext context) {
    ledger.close().onComplete(context.asyncAssertSuccess());
  }

  private static RejectionCode turnedAway(Answer answer) {
    return assertInstanceOf(Answer.TurnedAway.class, answer).rejection().code();
  }

  @Test
  void oneMessageThatTheDatabaseRefusesIsSetAsideAndNobodyElseSuffers(TestContext context) {
    List<Delivery> deliveries = new ArrayList<>();
    for (int at = 0; at < 100; at++) {
      deliveries.add(Said.delivery(Said.accrual(cards.get(at % 20), at == 41 ? 666 : 10)));
    }

    ledger
        .query("ALTER TABLE lot ADD CONSTRAINT unlucky CHECK (original <> 666)")
        .compose(unlucky -> writer.intake().submit(deliveries))
        .compose(check(BreakdownTest::assertAllButOneApplied))
        .compose(
            answers ->
                ledger.assertNumber(1, "SELECT count(*) FROM set_aside WHERE error_code = '23514'"))
        .compose(setAside -> ledger.assertNumber(990, "SELECT sum(available)::bigint FROM member"))
        .compose(earned -> ledger.assertSound())
        .onComplete(context.asyncAssertSuccess());
  }

  private static void assertAllButOneApplied(List<Answer> answers) {
    for (int at = 0; at < 100; at++) {
      if (at != 41) {
        assertInstanceOf(Answer.Applied.class, answers.get(at));
      }
    }
    assertEquals(RejectionCode.SET_ASIDE, turnedAway(answers.get(41)));
  }

  @Test
  void connectionsKilledUnderLoadLeaveOneEffectPerMessage(TestContext context) {
    List<Delivery> deliveries = new ArrayList<>();
    for (int at = 0; at < 2_000; at++) {
      deliveries.add(Said.delivery(Said.accrual(cards.get(at % 20), 1)));
    }

    underKills(deliveries)
        .compose(first -> writer.intake().submit(deliveries))
        .compose(
            check(again -> again.forEach(answer -> assertInstanceOf(Answer.Applied.class, answer))))
        .compose(again -> ledger.assertNumber(2_000, "SELECT sum(available)::bigint FROM member"))
        .compose(earned -> ledger.assertSound())
        .onComplete(context.asyncAssertSuccess());
  }

  /** Sends by twenties; with each four hundred the lanes lose their connections. */
  private Future<?> underKills(List<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Future<List<Answer>>> twenties = new ArrayList<>();
    for (int at = 0; at < 400; at += 20) {
      twenties.add(writer.intake().submit(deliveries.subList(at, at + 20)));
    }
    Future<?> next =
        twenties
            .getFirst()
            .compose(answered -> killConnections())
            .compose(killed -> underKills(deliveries.subList(400, deliveries.size())));
    return Future.join(twenties).compose(answered -> next);
  }

  private Future<?> killConnections() {
    return ledger.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND query ~ 'pg_advisory|COMMIT|message_key'"
            + " AND pid <> pg_backend_pid()");
  }

  @Test
  void aFullIntakeTurnsAwayAtOnce(TestContext context) {
    Intake narrow = new Intake(1);
    Delivery delivery = Said.delivery(Said.accrual(cards.getFirst(), 1));
    Future<List<Answer>> waiting = narrow.submit(List.of(delivery));

    narrow
        .submit(List.of(delivery))
        .onComplete(
            context.asyncAssertSuccess(
                answers -> {
                  assertEquals(RejectionCode.UNAVAILABLE, turnedAway(answers.getFirst()));
                  assertEquals(false, waiting.isComplete());
                }));
  }
}
