package io.hanse.node.ledger;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.sweep.Sweeper;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.Message;
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

/** What is due to members before their messages, on a real database, beside a sweep. */
@ExtendWith(VertxUnit.class)
class DueEventsTest {
  private static final String TIME_PASSES =
      "UPDATE hold SET expires_at = clock_timestamp() - interval '1 second' WHERE state = 1";
  private static final String LAPSES = "SELECT count(*) FROM message_key WHERE kind = 7";
  private static final String RELEASES = "SELECT count(*) FROM entry WHERE kind = 4";

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

  private Future<Answer> post(Message message) {
    return writer.post(Said.delivery(message));
  }

  private Future<Integer> sweep() {
    return new Sweeper(ledger.database(), TestLedger.ID, writer.intake()).sweep();
  }

  private Future<Message.Authorization> held(CardNumber card, long points) {
    Message.Authorization authorization = Said.authorization(card, points, 600);
    return post(Said.accrual(card, points))
        .compose(earned -> post(authorization))
        .compose(check(held -> assertInstanceOf(Answer.Applied.class, held)))
        .map(authorization);
  }

  @Test
  void pointsOfALapsedHoldAreSpentBeforeAnySweep(TestContext context) {
    CardNumber card = cards.getFirst();
    held(card, 100)
        .compose(held -> ledger.query(TIME_PASSES))
        .compose(passed -> post(Said.redemption(card, 100)))
        .compose(check(spent -> assertInstanceOf(Answer.Applied.class, spent)))
        .compose(spent -> ledger.assertNumber(4, "SELECT state FROM hold"))
        .compose(closed -> ledger.assertNumber(1, LAPSES))
        .compose(once -> sweep())
        .compose(check(found -> assertEquals(0, found)))
        .compose(swept -> ledger.assertNumber(1, RELEASES))
        .compose(once -> ledger.assertSound())
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aLapsedHoldIsNotCapturedAndItsPointsAreFree(TestContext context) {
    CardNumber card = cards.getFirst();
    held(card, 100)
        .compose(
            authorization ->
                ledger.query(TIME_PASSES).compose(passed -> post(Said.capture(authorization, 100))))
        .compose(
            check(
                answer ->
                    assertEquals(
                        RejectionCode.AUTHORIZATION_CLOSED,
                        assertInstanceOf(Answer.Refused.class, answer).rejection().code())))
        .compose(
            refused ->
                ledger.assertNumber(100, "SELECT available FROM member WHERE card = " + card))
        .compose(free -> ledger.assertSound())
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void sweepsAndMessagesThatRaceReleaseEachHoldOnce(TestContext context) {
    Future.all(cards.stream().map(card -> held(card, 100)).toList())
        .compose(held -> ledger.query(TIME_PASSES))
        .compose(passed -> ledger.writer(2, 10_000))
        .compose(
            other -> {
              List<Future<?>> racing = new ArrayList<>();
              for (CardNumber card : cards) {
                racing.add(sweep());
                racing.add(other.post(Said.delivery(Said.redemption(card, 60))));
                racing.add(post(Said.redemption(card, 40)));
              }
              return Future.all(racing);
            })
        .compose(all -> ledger.assertNumber(0, "SELECT sum(available + held)::bigint FROM member"))
        .compose(spent -> ledger.assertNumber(cards.size(), LAPSES))
        .compose(once -> ledger.assertNumber(cards.size(), RELEASES))
        .compose(once -> ledger.assertSound())
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aMemberWhoOwesDespiteABalanceRepaysBeforeTheNextMessage(TestContext context) {
    CardNumber card = cards.getFirst();
    oweAsBefore(card)
        .compose(owing -> post(Said.redemption(card, 1)))
        .compose(check(this::assertNothingLeft))
        .compose(refused -> assertRepaid(card))
        .onComplete(context.asyncAssertSuccess());
  }

  private void assertNothingLeft(Answer answer) {
    assertEquals(
        RejectionCode.INSUFFICIENT_BALANCE,
        assertInstanceOf(Answer.Refused.class, answer).rejection().code());
  }

  @Test
  void aMemberWhoOwesDespiteABalanceRepaysAtTheNextSweep(TestContext context) {
    CardNumber card = cards.getFirst();
    oweAsBefore(card)
        .compose(owing -> sweep())
        .compose(check(found -> assertEquals(1, found)))
        .compose(swept -> assertRepaid(card))
        .compose(repaid -> sweep())
        .compose(check(found -> assertEquals(0, found)))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void nobodyIsLeftWithADebtAndABalance(TestContext context) {
    ledger
        .query("UPDATE member SET available = 1, debt = 1")
        .onComplete(
            context.asyncAssertFailure(
                refused ->
                    context.assertTrue(refused.getMessage().contains("member_owes_or_has"))));
  }

  /** 70 points to spend and 100 owed, as the ledger left a member after a return until now. */
  private Future<?> oweAsBefore(CardNumber card) {
    Message.Accrual returned = Said.accrual(card, 100);
    return post(returned)
        .compose(earned -> post(Said.redemption(card, 100)))
        .compose(spent -> post(Said.accrual(card, 70)))
        .compose(
            earned ->
                ledger.query(
                    """
                    BEGIN;
                    ALTER TABLE member DROP CONSTRAINT member_owes_or_has;
                    UPDATE member SET debt = 100 WHERE card = %1$s;
                    INSERT INTO debt (lot, card, issuer, owed, since)
                      SELECT lot, card, 'fashion', 100, posted_at FROM message_key
                      WHERE participant = 'fashion' AND id = '%2$s';
                    INSERT INTO entry (posted_at, batch, lane, position, seq, kind, debit_kind,
                        credit_kind, card, points, lot, debit_ref, credit_ref, unit)
                      SELECT posted_at, batch, lane, position, 99, 5, 4, 1, card, 100, lot,
                        card::text, 'fashion', 'points'
                      FROM message_key WHERE participant = 'fashion' AND id = '%2$s';
                    UPDATE account_total SET credit = credit + 100
                      WHERE kind = 1 AND (window_n, lane) IN (
                        SELECT 1, lane FROM message_key WHERE id = '%2$s');
                    INSERT INTO account_total (window_n, lane, unit, kind, account, debit, credit)
                      SELECT 1, lane, 'points', 4, 'all', 100, 0 FROM message_key
                      WHERE id = '%2$s';
                    ALTER TABLE member ADD CONSTRAINT member_owes_or_has
                      CHECK (debt = 0 OR available = 0) NOT VALID;
                    COMMIT
                    """
                        .formatted(card, returned.header().id())));
  }

  private Future<?> assertRepaid(CardNumber card) {
    return ledger
        .assertNumber(0, "SELECT available FROM member WHERE card = " + card)
        .compose(spent -> ledger.assertNumber(30, "SELECT debt FROM member WHERE card = " + card))
        .compose(owed -> ledger.assertNumber(1, "SELECT count(*) FROM message_key WHERE kind = 10"))
        .compose(posted -> ledger.assertSound());
  }
}
