package io.hanse.node.decision.spending;

import static io.hanse.node.decision.Coalition.AIRLINE;
import static io.hanse.node.decision.Coalition.EUR;
import static io.hanse.node.decision.Coalition.HOTEL;
import static io.hanse.node.decision.Coalition.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.node.decision.Coalition;
import io.hanse.node.decision.Decision;
import io.hanse.node.decision.MemoryLedger;
import io.hanse.node.decision.Said;
import io.hanse.node.decision.book.Entry;
import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.charge.ObligationDraft;
import io.hanse.node.decision.message.Submission;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.Member;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.outcome.Balance;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.Left;
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
    assertEquals(new Left.OfPoints(Points.of(60)), ledger.left(said.capture(authorization, 1_000)));
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

    List<Decision> decisions = ledger.decideAll(List.of(lapse(), lapse()));

    assertInstanceOf(Outcome.Released.class, outcome(decisions.getFirst()));
    assertInstanceOf(Decision.Repeated.class, decisions.get(1));
    assertInstanceOf(Decision.Repeated.class, decisions.getLast());
    assertEquals(balance(100, 0, 0), ledger.balance(card));
  }

  @Test
  void whoeverComesFirstAfterItsEndFindsAHoldReleased() {
    ledger.applied(Outcome.Held.class, authorization);
    ledger.pass(Duration.ofMinutes(10));

    Outcome.Redeemed redeemed =
        ledger.applied(Outcome.Redeemed.class, ledger.said().redemption(SHOP, card, 100));

    assertEquals(Balance.EMPTY, redeemed.balance());
  }

  @Test
  void beforeItsEndAHoldIsLeftAlone() {
    ledger.applied(Outcome.Held.class, authorization);
    ledger.pass(Duration.ofMinutes(10).minusMillis(1));

    ledger.applied(Outcome.Accrued.class, ledger.said().accrual(SHOP, card, 500));

    assertEquals(balance(45, 60, 0), ledger.balance(card));
  }

  @Test
  void aLapsedHoldIsReleasedByARefusedMessageToo() {
    ledger.applied(Outcome.Held.class, authorization);
    ledger.pass(Duration.ofMinutes(10));

    assertEquals(RejectionCode.AUTHORIZATION_CLOSED, ledger.refused(said.capture(authorization)));
    assertEquals(balance(100, 0, 0), ledger.balance(card));
  }

  @Test
  void aSweepThatComesAfterTheReleaseFindsItsEventPosted() {
    ledger.applied(Outcome.Held.class, authorization);
    ledger.pass(Duration.ofMinutes(10));
    ledger.applied(Outcome.Accrued.class, ledger.said().accrual(SHOP, card, 500));

    List<Decision> decisions = ledger.decideAll(List.of(lapse()));

    assertEquals(1, decisions.size());
    assertInstanceOf(Decision.Repeated.class, decisions.getFirst());
    assertEquals(balance(105, 0, 0), ledger.balance(card));
  }

  @Test
  void allLapsedHoldsOfAMemberAreReleasedInTheOrderOfTheirTime() {
    Message.Authorization longer =
        new Message.Authorization(said.header(SHOP), authorization.member(), Said.points(10), 900);
    ledger.applied(Outcome.Held.class, longer);
    ledger.applied(Outcome.Held.class, authorization);
    ledger.pass(Duration.ofMinutes(15));

    List<Decision> decisions =
        ledger.decideAll(List.of(Said.signed(ledger.said().accrual(SHOP, card, 500))));

    assertEquals(
        List.of(Points.of(60), Points.of(10)),
        decisions.stream()
            .limit(2)
            .map(HoldDecisionTest::outcome)
            .map(outcome -> assertInstanceOf(Outcome.Released.class, outcome).points())
            .toList());
    assertEquals(3, decisions.size());
    assertEquals(balance(105, 0, 0), ledger.balance(card));
  }

  @Test
  void aCaptureInAnotherMembersNameReleasesNothing() {
    ledger.applied(Outcome.Held.class, authorization);
    ledger.pass(Duration.ofMinutes(10));
    Message.Capture stranger =
        new Message.Capture(
            said.header(SHOP),
            Member.of(ledger.enrol()),
            authorization.header().id(),
            Optional.empty());

    assertEquals(RejectionCode.WRONG_MEMBER, ledger.refused(stranger));
    assertEquals(balance(40, 60, 0), ledger.balance(card));
  }

  @Test
  void aPartThatIsWorthNothingIsNotCapturedAndTheHoldStaysOpen() {
    Message.Authorization dollars = said.authorization(AIRLINE, card, 23);
    ledger.applied(Outcome.Held.class, dollars);

    assertEquals(RejectionCode.WORTH_NOTHING, ledger.refused(said.capture(dollars, 1)));
    assertEquals(
        Money.of(Coalition.USD, 1),
        ledger.applied(Outcome.Redeemed.class, said.capture(dollars, 2)).value());
    assertEquals(balance(98, 0, 0), ledger.balance(card));
  }

  @Test
  void releasedPointsPayTheDebtForAnotherPurchaseFirst() {
    Message.Accrual other = said.accrual(SHOP, card, 4_000);
    ledger.applied(Outcome.Held.class, authorization);
    ledger.applied(Outcome.Accrued.class, other);
    ledger.applied(Outcome.Redeemed.class, said.redemption(SHOP, card, 80));
    ledger.applied(Outcome.ClawedBack.class, said.reversal(other));
    assertEquals(balance(0, 60, 40), ledger.balance(card));

    Decision.Posted posted = ledger.posted(said.voiding(authorization));

    assertEquals(balance(20, 0, 0), ledger.balance(card));
    ObligationDraft owed = posted.effects().obligations().getFirst();
    assertEquals(HOTEL, owed.debtor());
    assertEquals(SHOP, owed.creditor());
    assertEquals(Money.of(EUR, 32), owed.amount());
  }

  @Test
  void whatACaptureLeavesPaysADebtFirst() {
    Message.Accrual other = said.accrual(SHOP, card, 4_000);
    ledger.applied(Outcome.Held.class, authorization);
    ledger.applied(Outcome.Accrued.class, other);
    ledger.applied(Outcome.Redeemed.class, said.redemption(HOTEL, card, 80));
    ledger.applied(Outcome.ClawedBack.class, said.reversal(other));

    Decision.Posted posted = ledger.posted(said.capture(authorization, 50));

    assertEquals(balance(0, 0, 30), ledger.balance(card));
    assertEquals(1, posted.effects().obligations().size());
    assertEquals(Points.of(60), posted.effects().obligations().getFirst().points());
  }

  @Test
  void releasedPointsWhoseLotHasLapsedAreBreakage() {
    ledger.terms = Coalition.terms(1);
    CardNumber shortLived = ledger.enrol();
    ledger.applied(Outcome.Accrued.class, ledger.said().accrual(HOTEL, shortLived, 10_000));
    ledger.pass(Duration.ofDays(20));
    Message.Authorization held =
        new Message.Authorization(
            ledger.said().header(SHOP), Member.of(shortLived), Said.points(60), 2_000_000);
    ledger.applied(Outcome.Held.class, held);
    ledger.pass(Duration.ofDays(15));

    Decision.Posted posted = ledger.posted(ledger.said().voiding(held));

    assertEquals(
        List.of(EntryKind.RELEASE, EntryKind.BREAKAGE),
        posted.effects().entries().stream().map(Entry::kind).toList());
    assertEquals(balance(40, 0, 0), ledger.balance(shortLived));
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

    Decision.Posted posted = ledger.posted(said.voiding(authorization));

    assertEquals(Balance.EMPTY, ledger.balance(card));
    assertEquals(
        List.of(EntryKind.DEBT_CANCELLED),
        posted.effects().entries().stream().map(Entry::kind).toList());
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

    assertEquals(
        "The authorization was refused; there is nothing to capture.",
        detail(said.capture(tooMuch)));
    assertEquals(
        "The authorization was refused; there is nothing to release.",
        detail(said.voiding(tooMuch)));
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

  private String detail(Message message) {
    Outcome.Refused refused =
        assertInstanceOf(Outcome.Refused.class, ledger.posted(message).outcome());
    assertEquals(RejectionCode.ORIGINAL_REFUSED, refused.rejection().code());
    return refused.rejection().detail();
  }

  private static Outcome outcome(Decision decision) {
    return assertInstanceOf(Decision.Posted.class, decision).outcome();
  }

  private Submission.HoldLapse lapse() {
    return ledger.lapse(Said.signed(authorization).key(), card);
  }

  private static Balance balance(long available, long held, long debt) {
    return new Balance(Points.of(available), Points.of(held), Points.of(debt));
  }
}
