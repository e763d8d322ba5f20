package io.hanse.node.decision;

import static io.hanse.node.decision.Coalition.AIRLINE;
import static io.hanse.node.decision.Coalition.EUR;
import static io.hanse.node.decision.Coalition.HOTEL;
import static io.hanse.node.decision.Coalition.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.charge.ObligationDraft;
import io.hanse.node.decision.message.ContentHash;
import io.hanse.node.decision.message.Needs;
import io.hanse.node.decision.message.Submission;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.message.Header;
import io.hanse.protocol.message.Member;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.obligation.ObligationKind;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.RejectionCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeciderTest {
  private final MemoryLedger ledger = new MemoryLedger();
  private final CardNumber card = ledger.enrol();
  private final Said said = ledger.said();

  @Test
  void theSameMessageAgainIsARepetition() {
    Message.Accrual accrual = said.accrual(HOTEL, card, 1_000);
    ledger.posted(accrual);
    ledger.pass(Duration.ofDays(365));

    assertInstanceOf(Decision.Repeated.class, ledger.decide(accrual));
    assertEquals(Points.of(10), ledger.balance(card).available());
  }

  @Test
  void anIdThatHasItsEffectOnAnotherLedgerIsAConflictHere() {
    Message.Accrual accrual = said.accrual(HOTEL, card, 1_000);

    List<Decision> decisions = ledger.decide(List.of(Said.signed(accrual, true)));

    Decision.TurnedAway turnedAway =
        assertInstanceOf(Decision.TurnedAway.class, decisions.getFirst());
    assertEquals(RejectionCode.ID_CONFLICT, turnedAway.rejection().code());
    assertEquals(Points.ZERO, ledger.balance(card).available());
  }

  /** Two ledgers took it at the same moment: the sender of each gets the receipt of his own. */
  @Test
  void whatIsStoredHereIsRepeatedWhereverElseItsIdWasUsed() {
    Message.Accrual accrual = said.accrual(HOTEL, card, 1_000);
    ledger.posted(accrual);

    List<Decision> decisions = ledger.decide(List.of(Said.signed(accrual, true)));

    assertInstanceOf(Decision.Repeated.class, decisions.getFirst());
  }

  @Test
  void theSameMessageTwiceInABatchIsPostedOnce() {
    Submission.Signed accrual = Said.signed(said.accrual(HOTEL, card, 1_000));

    List<Decision> decisions = ledger.decide(List.of(accrual, accrual));

    assertInstanceOf(Decision.Posted.class, decisions.getFirst());
    assertInstanceOf(Decision.Repeated.class, decisions.getLast());
    assertEquals(Points.of(10), ledger.balance(card).available());
  }

  @Test
  void aRefusalIsRepeatedToo() {
    Message.Redemption redemption = said.redemption(HOTEL, card, 5);
    assertEquals(RejectionCode.INSUFFICIENT_BALANCE, ledger.refused(redemption));
    ledger.posted(said.accrual(HOTEL, card, 1_000));

    assertInstanceOf(Decision.Repeated.class, ledger.decide(redemption));
  }

  @Test
  void otherContentUnderAUsedIdIsAConflict() {
    Message.Accrual accrual = said.accrual(HOTEL, card, 1_000);
    ledger.posted(accrual);

    assertEquals(
        RejectionCode.ID_CONFLICT,
        ledger.turnedAway(Said.accrual(accrual.header(), card, EUR, 2_000)));
  }

  @Test
  void anIdBelongsToItsParticipant() {
    MessageId id = said.newId();
    ledger.posted(Said.accrual(Said.header(HOTEL, id, ledger.now), card, EUR, 1_000));

    ledger.posted(Said.accrual(Said.header(SHOP, id, ledger.now), card, EUR, 1_000));

    assertEquals(Points.of(20), ledger.balance(card).available());
  }

  @Test
  void anAccrualMayBeThirtyDaysOldAndARedemptionFiveMinutes() {
    Instant thirtyDays = ledger.now.minus(Duration.ofDays(30));
    Instant fiveMinutes = ledger.now.minus(Duration.ofMinutes(5));
    ledger.posted(accrualAt(HOTEL, thirtyDays));

    assertEquals(
        RejectionCode.TOO_OLD, ledger.turnedAway(accrualAt(HOTEL, thirtyDays.minusMillis(1))));
    assertInstanceOf(Decision.Posted.class, ledger.decide(redemptionAt(fiveMinutes)));
    assertEquals(
        RejectionCode.TOO_OLD, ledger.turnedAway(redemptionAt(fiveMinutes.minusMillis(1))));
  }

  @Test
  void nothingIsMoreThanFiveMinutesAhead() {
    Instant ahead = ledger.now.plus(Duration.ofMinutes(5));

    assertInstanceOf(Decision.Posted.class, ledger.decide(accrualAt(HOTEL, ahead)));
    assertEquals(
        RejectionCode.IN_THE_FUTURE, ledger.turnedAway(accrualAt(HOTEL, ahead.plusMillis(1))));
  }

  @Test
  void whoMaySendHistoryMaySendAnyAge() {
    assertInstanceOf(
        Decision.Posted.class,
        ledger.decide(accrualAt(AIRLINE, Instant.parse("2010-12-01T08:26:00Z"))));
  }

  @Test
  void whereTheOrderOfArrivalMayBeToBlameNothingIsRecorded() {
    CardNumber unknown = CardNumber.of(Coalition.PREFIX, 999);
    Message.Accrual accrual = said.accrual(HOTEL, unknown, 1_000);
    assertEquals(RejectionCode.UNKNOWN_MEMBER, ledger.turnedAway(accrual));
    ledger.members.put(unknown, MemberAccount.empty(unknown));

    assertInstanceOf(Decision.Posted.class, ledger.decide(accrual));
  }

  @Test
  void theFirstThatAppliesInTheOrderOfPrecedenceIsTheAnswer() {
    CardNumber unknown = CardNumber.of(Coalition.PREFIX, 999);
    Instant old = ledger.now.minus(Duration.ofDays(31));
    assertEquals(
        RejectionCode.TOO_OLD,
        ledger.turnedAway(accrual(Coalition.SUSPENDED, "nowhere", old, unknown)));
    assertEquals(
        RejectionCode.UNKNOWN_LOCATION,
        ledger.turnedAway(accrual(Coalition.SUSPENDED, "nowhere", ledger.now, unknown)));
    assertEquals(
        RejectionCode.SUSPENDED_PARTICIPANT,
        ledger.turnedAway(accrual(Coalition.SUSPENDED, "bar", ledger.now, unknown)));
    assertEquals(
        RejectionCode.UNKNOWN_MEMBER,
        ledger.turnedAway(accrual(HOTEL, "bar", ledger.now, unknown)));
  }

  @Test
  void anEnrolmentGivesACardOfTheLedgersPrefix() {
    Outcome.Enrolled one = ledger.applied(Outcome.Enrolled.class, said.enrolment());
    Outcome.Enrolled other = ledger.applied(Outcome.Enrolled.class, said.enrolment());

    assertEquals(Coalition.PREFIX, one.card().prefix());
    assertNotEquals(one.card(), other.card());
    assertEquals(Points.ZERO, ledger.balance(one.card()).available());
  }

  @Test
  void lotsAtTheirEndBecomeBreakageOnce() {
    ledger.posted(said.accrual(HOTEL, card, 1_000));
    ledger.pass(Duration.ofDays(800));

    List<Decision> decisions = ledger.decide(List.of(ledger.expiry(card), ledger.expiry(card)));

    Decision.Posted expired = assertInstanceOf(Decision.Posted.class, decisions.getFirst());
    assertEquals(EntryKind.BREAKAGE, expired.effects().entries().getFirst().kind());
    assertEquals(Points.of(10), ledger.lots.get(1L).expired());
    assertEquals(Points.ZERO, ledger.balance(card).available());
    assertInstanceOf(Decision.TurnedAway.class, decisions.getLast());
  }

  @Test
  void whatRoundingLeftOverIsOwedByWhomItsSignSays() {
    assertEquals(HOTEL, rounding(3).debtor());
    assertEquals(SHOP, rounding(-3).debtor());
    assertEquals(SHOP, rounding(3).creditor());
    assertEquals(HOTEL, rounding(-3).creditor());
    assertEquals(Money.of(EUR, 3), rounding(-3).amount());
    assertEquals(ObligationKind.ROUNDING, rounding(3).kind());
  }

  @Test
  void aRoundingOfNothingIsNotPosted() {
    Submission.RoundingDue nothing =
        new Submission.RoundingDue(
            ledger.ownKey(), new ContentHash(3, 0, 0, 0), HOTEL, SHOP, Money.of(EUR, 0));

    assertInstanceOf(Decision.TurnedAway.class, ledger.decide(List.of(nothing)).getFirst());
  }

  @Test
  void aBatchThatRefersToNothingNeedsNoLots() {
    Needs needs = Needs.of(List.of(Said.signed(said.accrual(HOTEL, card, 1_000))));

    assertEquals(List.of(card), List.copyOf(needs.members()));
    assertEquals(1, needs.keys().size());
    assertTrue(needs.spenders().isEmpty());
    assertTrue(needs.originals().isEmpty());
    assertTrue(needs.holds().isEmpty());
  }

  private ObligationDraft rounding(long cents) {
    Submission.RoundingDue due =
        new Submission.RoundingDue(
            ledger.ownKey(), new ContentHash(3, 0, 0, 0), HOTEL, SHOP, Money.of(EUR, cents));
    return assertInstanceOf(Decision.Posted.class, ledger.decide(List.of(due)).getFirst())
        .effects()
        .obligations()
        .getFirst();
  }

  private Message.Accrual accrualAt(ParticipantId seller, Instant at) {
    return Said.accrual(Said.header(seller, said.newId(), at), card, EUR, 1_000);
  }

  private Message.Redemption redemptionAt(Instant at) {
    return new Message.Redemption(
        Said.header(HOTEL, said.newId(), at), Member.of(card), Said.points(1));
  }

  private Message.Accrual accrual(
      ParticipantId seller, String location, Instant at, CardNumber member) {
    Header header = Said.header(seller, said.newId(), at);
    return Said.accrual(
        new Header(
            header.id(), seller, LocationId.of(location), Optional.empty(), header.occurredAt()),
        member,
        EUR,
        1_000);
  }
}
