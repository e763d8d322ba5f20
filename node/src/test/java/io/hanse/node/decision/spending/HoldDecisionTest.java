package io.hanse.node.decision.spending;

import static io.hanse.node.decision.Coalition.EUR;
import static io.hanse.node.decision.Coalition.HOTEL;
import static io.hanse.node.decision.Coalition.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.node.decision.Decision;
import io.hanse.node.decision.MemoryLedger;
import io.hanse.node.decision.Said;
import io.hanse.node.decision.message.Submission;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.outcome.Balance;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.RejectionCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoldDecisionTest {
  private final MemoryLedger ledger = new MemoryLedger();
  private final CardNumber card = ledger.enrol();
  private final Said said = ledger.said();
  private final Message.Accrual accrual = said.accrual(HOTEL, card, 10_000);
  private final Message.Authorization authorization = said.authorization(SHOP, card, 60);

  HoldDecisionTest() {
    ledger.applied(Outcome.Accrued.class, accrual);
  }

  @Test
  void anAuthorizationMovesPointsFromAvailableToHeld() {
    Outcome.Held held = ledger.applied(Outcome.Held.class, authorization);

    assertEquals(balance(40, 60, 0), held.balance());
    assertEquals(Money.of(EUR, 60), held.value());
    assertEquals(ledger.now.plusSeconds(600), held.expiresAt());
  }

  @Test
  void aCaptureOfTheWholeSpendsWhatIsHeld() {
    ledger.applied(Outcome.Held.class, authorization);

    Decision.Posted posted = ledger.posted(said.capture(authorization));

    assertEquals(balance(40, 0, 0), ledger.balance(card));
    assertEquals(Money.of(EUR, 48), posted.effects().obligations().getFirst().amount());
  }

  @Test
  void aCaptureOfAPartReleasesTheRest() {
    ledger.applied(Outcome.Held.class, authorization);

    Outcome.Redeemed redeemed =
        ledger.applied(Outcome.Redeemed.class, said.capture(authorization, 25));

    assertEquals(Points.of(35), redeemed.released());
    assertEquals(Money.of(EUR, 25), redeemed.value());
    assertEquals(balance(75, 0, 0), redeemed.balance());
  }

  @Test
  void aCaptureOfMoreThanIsHeldIsRefused() {
    ledger.applied(Outcome.Held.class, authorization);

    assertEquals(
        RejectionCode.EXCEEDS_AUTHORIZATION, ledger.refused(said.capture(authorization, 61)));
  }

  @Test
  void aVoidGivesEverythingBack() {
    ledger.applied(Outcome.Held.class, authorization);

    ledger.applied(Outcome.Released.class, said.voiding(authorization));

    assertEquals(balance(100, 0, 0), ledger.balance(card));
  }

  @Test
  void aClosedHoldStaysClosed() {
    ledger.applied(Outcome.Held.class, authorization);
    ledger.applied(Outcome.Redeemed.class, said.capture(authorization));

    assertEquals(
        RejectionCode.AUTHORIZATION_CLOSED, ledger.refused(said.capture(authorization, 1)));
    assertEquals(RejectionCode.AUTHORIZATION_CLOSED, ledger.refused(said.voiding(authorization)));
  }

  @Test
  void aHoldWhoseTimeRanOutIsNotCapturedEvenBeforeItIsSwept() {
    ledger.applied(Outcome.Held.class, authorization);
    ledger.pass(Duration.ofMinutes(10));

    assertEquals(RejectionCode.AUTHORIZATION_CLOSED, ledger.refused(said.capture(authorization)));
  }

  @Test
  void aLapseGivesEverythingBackOnce() {
    ledger.applied(Outcome.Held.class, authorization);
    ledger.pass(Duration.ofMinutes(10));

    List<Decision> decisions = ledger.decide(List.of(lapse(), lapse()));

    assertInstanceOf(
        Outcome.Released.class,
        assertInstanceOf(Decision.Posted.class, decisions.getFirst()).outcome());
    assertInstanceOf(Decision.TurnedAway.class, decisions.getLast());
    assertEquals(balance(100, 0, 0), ledger.balance(card));
  }

  @Test
  void aHoldDoesNotLapseBeforeItsTime() {
    ledger.applied(Outcome.Held.class, authorization);

    assertInstanceOf(Decision.TurnedAway.class, ledger.decide(List.of(lapse())).getFirst());
  }

  @Test
  void releasedPointsOfAReturnedPurchaseCancelItsDebtFirst() {
    ledger.applied(Outcome.Held.class, authorization);
    ledger.applied(Outcome.ClawedBack.class, said.reversal(accrual));
    assertEquals(balance(0, 60, 60), ledger.balance(card));

    ledger.applied(Outcome.Released.class, said.voiding(authorization));

    assertEquals(Balance.EMPTY, ledger.balance(card));
  }

  @Test
  void anAuthorizationThatIsNotThereYetLeavesTheCaptureFree() {
    assertEquals(RejectionCode.UNKNOWN_ORIGINAL, ledger.turnedAway(said.capture(authorization)));
  }

  @Test
  void onlyAnAuthorizationIsCaptured() {
    Message.Redemption redemption = said.redemption(SHOP, card, 10);
    ledger.applied(Outcome.Redeemed.class, redemption);
    Message.Capture capture =
        new Message.Capture(
            said.header(SHOP), redemption.member(), redemption.header().id(), Optional.empty());

    assertEquals(RejectionCode.NOT_REVERSIBLE, ledger.refused(capture));
  }

  @Test
  void whatWasRefusedIsNotCaptured() {
    Message.Authorization tooMuch = said.authorization(SHOP, card, 101);
    ledger.refused(tooMuch);

    assertEquals(RejectionCode.ORIGINAL_REFUSED, ledger.refused(said.capture(tooMuch)));
  }

  @Test
  void aHoldIsOpenedCapturedAndRefundedWithinOneBatch() {
    Message.Capture capture = said.capture(authorization, 30);

    List<Decision> decisions =
        ledger.decide(
            List.of(
                Said.signed(authorization),
                Said.signed(capture),
                Said.signed(said.reversal(capture))));

    assertInstanceOf(
        Outcome.Restored.class,
        assertInstanceOf(Decision.Posted.class, decisions.getLast()).outcome());
    assertEquals(balance(100, 0, 0), ledger.balance(card));
  }

  private Submission.HoldLapse lapse() {
    return ledger.lapse(Said.signed(authorization).key(), card);
  }

  private static Balance balance(long available, long held, long debt) {
    return new Balance(Points.of(available), Points.of(held), Points.of(debt));
  }
}
