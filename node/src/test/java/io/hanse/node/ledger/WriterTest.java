package io.hanse.node.ledger;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.receipt.ReceiptCheck;
import io.hanse.protocol.receipt.ReceiptVerifier;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One writer on a real database, message after message. */
@ExtendWith(VertxUnit.class)
class WriterTest {
  private static TestLedger ledger;
  private static TestLedger.Writer writer;

  @BeforeAll
  static void start(TestContext context, Vertx vertx) {
    TestLedger.start(vertx)
        .onSuccess(started -> ledger = started)
        .compose(started -> started.writer(2, 10_000))
        .onComplete(context.asyncAssertSuccess(started -> writer = started));
  }

  @AfterAll
  static void stop(TestContext context) {
    ledger.assertSound().eventually(ledger::close).onComplete(context.asyncAssertSuccess());
  }

  private static Outcome applied(Answer answer) {
    Answer.Applied applied = assertInstanceOf(Answer.Applied.class, answer);
    return assertInstanceOf(ReceiptCheck.Valid.class, ReceiptVerifier.verify(applied.receipt()))
        .receipt()
        .outcome();
  }

  private static Future<Answer> post(Message message) {
    return writer.post(Said.delivery(message));
  }

  private static Future<Outcome> apply(Message message) {
    return post(message).map(WriterTest::applied);
  }

  private static Future<CardNumber> newMember() {
    return writer
        .post(Said.enrolment())
        .map(answer -> assertInstanceOf(Outcome.Enrolled.class, applied(answer)).card());
  }

  private static Future<CardNumber> member(long points) {
    return newMember().compose(card -> apply(Said.accrual(card, points)).map(card));
  }

  private static Future<Long> available(CardNumber card) {
    return ledger.number("SELECT available FROM member WHERE card = " + card);
  }

  @Test
  void anEnrolmentGivesACardAndKeepsThePersonEncrypted(TestContext context) {
    newMember()
        .compose(check(card -> assertEquals(990100, card.prefix())))
        .compose(
            card ->
                ledger.assertNumber(
                    1,
                    "SELECT count(*) FROM member_person WHERE data_key IS NOT NULL AND card = "
                        + card))
        .compose(
            kept ->
                ledger.assertNumber(
                    0,
                    "SELECT count(*) FROM batch WHERE position('Erfundene'::bytea IN envelopes) > 0"
                        + " OR position('Erfundene'::bytea IN outcomes) > 0"))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void theSameMessageAgainGetsTheSameReceiptOctetForOctet(TestContext context) {
    newMember()
        .map(card -> Said.accrual(card, 40))
        .compose(
            accrual ->
                post(accrual)
                    .compose(
                        first -> post(accrual).compose(check(again -> assertSame(first, again))))
                    .compose(again -> available(accrual.card())))
        .onComplete(context.asyncAssertSuccess(available -> assertEquals(40, available)));
  }

  private static void assertSame(Answer first, Answer again) {
    assertArrayEquals(
        assertInstanceOf(Answer.Applied.class, first).receipt(),
        assertInstanceOf(Answer.Applied.class, again).receipt());
  }

  @Test
  void theSameMessageTwiceInOneBatchHasOneEffect(TestContext context) {
    newMember()
        .compose(
            card -> {
              Delivery accrual = Said.delivery(Said.accrual(card, 40));
              return writer
                  .intake()
                  .submit(List.of(accrual, accrual))
                  .compose(check(answers -> assertSame(answers.get(0), answers.get(1))))
                  .compose(answers -> available(card));
            })
        .onComplete(context.asyncAssertSuccess(available -> assertEquals(40, available)));
  }

  @Test
  void otherContentUnderAUsedIdIsAConflict(TestContext context) {
    newMember()
        .map(card -> Said.accrual(card, 40))
        .compose(
            accrual ->
                post(accrual)
                    .compose(
                        first ->
                            post(
                                new Message.Accrual(
                                    accrual.header(),
                                    accrual.member(),
                                    Said.accrual(accrual.card(), 41).purchase()))))
        .onComplete(
            context.asyncAssertSuccess(
                answer ->
                    assertEquals(
                        RejectionCode.ID_CONFLICT,
                        assertInstanceOf(Answer.TurnedAway.class, answer).rejection().code())));
  }

  @Test
  void aRefusalIsFinalAndHasAReceipt(TestContext context) {
    member(10)
        .map(card -> Said.redemption(card, 11))
        .compose(
            redemption ->
                post(redemption)
                    .compose(
                        first ->
                            apply(Said.accrual(redemption.card(), 100))
                                .compose(more -> post(redemption))
                                .compose(check(again -> assertSameRefusal(first, again)))))
        .onComplete(context.asyncAssertSuccess());
  }

  private static void assertSameRefusal(Answer first, Answer again) {
    Answer.Refused refused = assertInstanceOf(Answer.Refused.class, again);
    assertEquals(RejectionCode.INSUFFICIENT_BALANCE, refused.rejection().code());
    assertArrayEquals(assertInstanceOf(Answer.Refused.class, first).receipt(), refused.receipt());
  }

  @Test
  void aReversedAccrualIsReadBackFromItsOwnOctets(TestContext context) {
    member(5)
        .map(card -> Said.accrual(card, 40))
        .compose(
            accrual ->
                apply(accrual)
                    .compose(earned -> apply(Said.reversal(accrual)))
                    .map(outcome -> assertInstanceOf(Outcome.ClawedBack.class, outcome))
                    .compose(check(back -> assertEquals(40, back.points().value())))
                    .compose(back -> available(accrual.card())))
        .onComplete(context.asyncAssertSuccess(available -> assertEquals(5, available)));
  }

  @Test
  void aReversedRedemptionComesBackToItsLots(TestContext context) {
    member(100)
        .map(card -> Said.redemption(card, 70))
        .compose(
            redemption ->
                apply(redemption)
                    .compose(spent -> apply(Said.reversal(redemption)))
                    .compose(back -> available(redemption.card())))
        .onComplete(context.asyncAssertSuccess(available -> assertEquals(100, available)));
  }

  @Test
  void whatWasSpentBeforeItsReturnIsOwedAndRepaidFirst(TestContext context) {
    newMember()
        .map(card -> Said.accrual(card, 100))
        .compose(
            accrual ->
                apply(accrual)
                    .compose(earned -> apply(Said.redemption(accrual.card(), 80)))
                    .compose(spent -> apply(Said.reversal(accrual)))
                    .compose(owed -> apply(Said.accrual(accrual.card(), 90)))
                    .map(outcome -> assertInstanceOf(Outcome.Accrued.class, outcome))
                    .compose(check(next -> assertEquals(80, next.repaid().value())))
                    .compose(next -> available(accrual.card())))
        .onComplete(context.asyncAssertSuccess(available -> assertEquals(10, available)));
  }

  @Test
  void aHoldIsCapturedInPartAndTheRestReleased(TestContext context) {
    member(100)
        .map(card -> Said.authorization(card, 60, 600))
        .compose(
            authorization ->
                apply(authorization)
                    .compose(held -> apply(Said.capture(authorization, 25)))
                    .compose(
                        captured ->
                            ledger.assertNumber(
                                0, "SELECT held FROM member WHERE card = " + authorization.card()))
                    .compose(released -> available(authorization.card())))
        .onComplete(context.asyncAssertSuccess(available -> assertEquals(75, available)));
  }

  @Test
  void aWholeLifeFitsIntoOneBatch(TestContext context) {
    newMember()
        .compose(
            card ->
                writer
                    .intake()
                    .submit(wholeLife(card))
                    .compose(check(answers -> answers.forEach(WriterTest::applied)))
                    .compose(answers -> available(card)))
        .onComplete(context.asyncAssertSuccess(available -> assertEquals(0, available)));
  }

  private static List<Delivery> wholeLife(CardNumber card) {
    Message.Accrual accrual = Said.accrual(card, 100);
    Message.Authorization authorization = Said.authorization(card, 30, 600);
    Message.Redemption redemption = Said.redemption(card, 20);
    return List.of(
        Said.delivery(accrual),
        Said.delivery(authorization),
        Said.delivery(Said.capture(authorization, 10)),
        Said.delivery(redemption),
        Said.delivery(Said.reversal(redemption)),
        Said.delivery(Said.reversal(accrual)));
  }
}
