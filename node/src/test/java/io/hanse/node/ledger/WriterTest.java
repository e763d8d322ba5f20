package io.hanse.node.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.receipt.ReceiptCheck;
import io.hanse.protocol.receipt.ReceiptVerifier;
import io.hanse.protocol.rejection.RejectionCode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One writer on a real database, message after message. */
class WriterTest {
  private static TestLedger ledger;
  private static TestLedger.Writer writer;

  @BeforeAll
  static void start() {
    ledger = TestLedger.start();
    writer = ledger.writer(2, 10_000);
  }

  @AfterAll
  static void stop() {
    List<LedgerAudit.Finding> findings = ledger.audit();
    ledger.close();
    assertEquals(List.of(), findings);
  }

  static Outcome applied(Answer answer) {
    Answer.Applied applied = assertInstanceOf(Answer.Applied.class, answer);
    return assertInstanceOf(ReceiptCheck.Valid.class, ReceiptVerifier.verify(applied.receipt()))
        .receipt()
        .outcome();
  }

  static CardNumber newMember(TestLedger.Writer writer) {
    return assertInstanceOf(Outcome.Enrolled.class, applied(writer.post(Said.enrolment()))).card();
  }

  private static CardNumber member(long points) {
    CardNumber card = newMember(writer);
    if (points > 0) {
      applied(writer.post(Said.delivery(Said.accrual(card, points))));
    }
    return card;
  }

  private static long available(CardNumber card) {
    return ledger.number("SELECT available FROM member WHERE card = " + card);
  }

  @Test
  void anEnrolmentGivesACardAndKeepsThePersonEncrypted() {
    CardNumber card = newMember(writer);

    assertEquals(990100, card.prefix());
    assertEquals(
        0,
        ledger.number(
            "SELECT count(*) FROM batch WHERE position('Erfundene'::bytea IN envelopes) > 0"
                + " OR position('Erfundene'::bytea IN outcomes) > 0"));
    assertEquals(
        1,
        ledger.number(
            "SELECT count(*) FROM member_person WHERE data_key IS NOT NULL AND card = " + card));
  }

  @Test
  void theSameMessageAgainGetsTheSameReceiptOctetForOctet() {
    Message.Accrual accrual = Said.accrual(member(0), 40);
    Answer first = writer.post(Said.delivery(accrual));

    Answer second = writer.post(Said.delivery(accrual));

    assertArrayEquals(
        assertInstanceOf(Answer.Applied.class, first).receipt(),
        assertInstanceOf(Answer.Applied.class, second).receipt());
    assertEquals(40, available(accrual.card()));
  }

  @Test
  void theSameMessageTwiceInOneBatchHasOneEffect() {
    Delivery accrual = Said.delivery(Said.accrual(member(0), 40));

    List<Answer> answers = TestLedger.await(writer.intake().submit(List.of(accrual, accrual)));

    assertArrayEquals(
        assertInstanceOf(Answer.Applied.class, answers.get(0)).receipt(),
        assertInstanceOf(Answer.Applied.class, answers.get(1)).receipt());
  }

  @Test
  void otherContentUnderAUsedIdIsAConflict() {
    Message.Accrual accrual = Said.accrual(member(0), 40);
    writer.post(Said.delivery(accrual));
    Message.Accrual other =
        new Message.Accrual(
            accrual.header(), accrual.member(), Said.accrual(accrual.card(), 41).purchase());

    Answer answer = writer.post(Said.delivery(other));

    assertEquals(
        RejectionCode.ID_CONFLICT,
        assertInstanceOf(Answer.TurnedAway.class, answer).rejection().code());
  }

  @Test
  void aRefusalIsFinalAndHasAReceipt() {
    Message.Redemption redemption = Said.redemption(member(10), 11);
    Answer first = writer.post(Said.delivery(redemption));
    applied(writer.post(Said.delivery(Said.accrual(redemption.card(), 100))));

    Answer again = writer.post(Said.delivery(redemption));

    Answer.Refused refused = assertInstanceOf(Answer.Refused.class, again);
    assertEquals(RejectionCode.INSUFFICIENT_BALANCE, refused.rejection().code());
    assertArrayEquals(assertInstanceOf(Answer.Refused.class, first).receipt(), refused.receipt());
  }

  @Test
  void aReversedAccrualIsReadBackFromItsOwnOctets() {
    CardNumber card = member(5);
    Message.Accrual accrual = Said.accrual(card, 40);
    applied(writer.post(Said.delivery(accrual)));

    Outcome outcome = applied(writer.post(Said.delivery(Said.reversal(accrual))));

    assertEquals(40, assertInstanceOf(Outcome.ClawedBack.class, outcome).points().value());
    assertEquals(5, available(card));
  }

  @Test
  void aReversedRedemptionComesBackToItsLots() {
    CardNumber card = member(100);
    Message.Redemption redemption = Said.redemption(card, 70);
    applied(writer.post(Said.delivery(redemption)));

    applied(writer.post(Said.delivery(Said.reversal(redemption))));

    assertEquals(100, available(card));
  }

  @Test
  void whatWasSpentBeforeItsReturnIsOwedAndRepaidFirst() {
    CardNumber card = newMember(writer);
    Message.Accrual accrual = Said.accrual(card, 100);
    applied(writer.post(Said.delivery(accrual)));
    applied(writer.post(Said.delivery(Said.redemption(card, 80))));
    applied(writer.post(Said.delivery(Said.reversal(accrual))));

    Outcome next = applied(writer.post(Said.delivery(Said.accrual(card, 90))));

    assertEquals(80, assertInstanceOf(Outcome.Accrued.class, next).repaid().value());
    assertEquals(10, available(card));
  }

  @Test
  void aHoldIsCapturedInPartAndTheRestReleased() {
    CardNumber card = member(100);
    Message.Authorization authorization = Said.authorization(card, 60, 600);
    applied(writer.post(Said.delivery(authorization)));

    applied(writer.post(Said.delivery(Said.capture(authorization, 25))));

    assertEquals(75, available(card));
    assertEquals(0, ledger.number("SELECT held FROM member WHERE card = " + card));
  }

  @Test
  void aWholeLifeFitsIntoOneBatch() {
    CardNumber card = member(0);
    Message.Accrual accrual = Said.accrual(card, 100);
    Message.Authorization authorization = Said.authorization(card, 30, 600);
    Message.Redemption redemption = Said.redemption(card, 20);

    List<Answer> answers =
        TestLedger.await(
            writer
                .intake()
                .submit(
                    List.of(
                        Said.delivery(accrual),
                        Said.delivery(authorization),
                        Said.delivery(Said.capture(authorization, 10)),
                        Said.delivery(redemption),
                        Said.delivery(Said.reversal(redemption)),
                        Said.delivery(Said.reversal(accrual)))));

    answers.forEach(WriterTest::applied);
    assertEquals(0, available(card));
  }
}
