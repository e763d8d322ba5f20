package io.hanse.node.ledger;

import static io.hanse.testing.Check.check;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An intake that is closed while messages wait in it. */
@ExtendWith(VertxUnit.class)
class DrainTest {
  private TestLedger ledger;
  private TestLedger.Writer writer;
  private List<CardNumber> cards;

  @BeforeEach
  void start(TestContext context, Vertx vertx) {
    TestLedger.start(vertx)
        .onSuccess(started -> ledger = started)
        .compose(started -> ledger.writer(2, 10_000))
        .onSuccess(started -> writer = started)
        .compose(started -> TestMembers.enrol(ledger, 10))
        .onComplete(context.asyncAssertSuccess(enrolled -> cards = enrolled));
  }

  @AfterEach
  void stop(TestContext context) {
    ledger.close().onComplete(context.asyncAssertSuccess());
  }

  @Test
  void whatWasTakenIsPostedAndWhatComesLaterIsUnavailable(TestContext context) {
    List<Future<Answer>> taken = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      taken.add(writer.post(accrual(i)));
    }

    writer
        .stop()
        .compose(
            check(
                stopped ->
                    taken.forEach(
                        answer -> assertInstanceOf(Answer.Applied.class, answer.result()))))
        .compose(stopped -> writer.post(accrual(0)))
        .compose(
            check(
                late ->
                    assertEquals(
                        RejectionCode.UNAVAILABLE,
                        assertInstanceOf(Answer.TurnedAway.class, late).rejection().code())))
        .compose(late -> ledger.assertNumber(3_000, "SELECT sum(available)::bigint FROM member"))
        .compose(posted -> ledger.assertSound())
        .onComplete(context.asyncAssertSuccess());
  }

  private Delivery accrual(int at) {
    return Said.delivery(Said.accrual(cards.get(at % cards.size()), 1));
  }
}
