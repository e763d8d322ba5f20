package io.hanse.node.decision.spending;

import static io.hanse.node.decision.Coalition.AIRLINE;
import static io.hanse.node.decision.Coalition.CZK;
import static io.hanse.node.decision.Coalition.EUR;
import static io.hanse.node.decision.Coalition.HOTEL;
import static io.hanse.node.decision.Coalition.JPY;
import static io.hanse.node.decision.Coalition.PHARMACY;
import static io.hanse.node.decision.Coalition.SHOP;
import static io.hanse.node.decision.Coalition.TEAHOUSE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.config.directory.PointsPerUnit;
import io.hanse.node.decision.Coalition;
import io.hanse.node.decision.Decision;
import io.hanse.node.decision.MemoryLedger;
import io.hanse.node.decision.charge.ObligationDraft;
import io.hanse.node.decision.charge.Residue;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.ReservedParticipants;
import io.hanse.protocol.obligation.ObligationKind;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.Left;
import io.hanse.protocol.rejection.RejectionCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedemptionDecisionTest {
  private final MemoryLedger ledger = new MemoryLedger();
  private final CardNumber card = ledger.enrol();

  @Test
  void pointsAreWorthWhatTheAcceptorsCurrencySays() {
    earn(HOTEL, 1_000);

    Outcome.Redeemed redeemed =
        ledger.applied(Outcome.Redeemed.class, ledger.said().redemption(AIRLINE, card, 23));

    assertEquals(Money.of(Coalition.USD, 20), redeemed.value());
  }

  @Test
  void singlePointsThatAreWorthLessThanACentAreNotBurned() {
    earn(HOTEL, 1_000);

    assertEquals(
        RejectionCode.WORTH_NOTHING, ledger.refused(ledger.said().redemption(AIRLINE, card, 1)));
    assertEquals(
        RejectionCode.WORTH_NOTHING, ledger.refused(ledger.said().authorization(AIRLINE, card, 1)));
    assertEquals(Points.of(1_000), ledger.balance(card).available());
  }

  @Test
  void pointsAreWorthTheirValueRoundedDown() {
    earn(HOTEL, 1_000);

    Outcome.Redeemed redeemed =
        ledger.applied(Outcome.Redeemed.class, ledger.said().redemption(AIRLINE, card, 22));

    assertEquals(Money.of(Coalition.USD, 19), redeemed.value());
  }

  @Test
  void whatIsWorthNothingIsSoWhateverTheBalance() {
    assertEquals(
        RejectionCode.WORTH_NOTHING, ledger.refused(ledger.said().redemption(AIRLINE, card, 1)));
  }

  @Test
  void aValueAskedForIsRoundedUpToWholePoints() {
    earn(HOTEL, 1_000);

    Outcome.Redeemed redeemed =
        ledger.applied(
            Outcome.Redeemed.class, ledger.said().redemptionOf(SHOP, card, Money.of(CZK, 10_001)));

    assertEquals(Points.of(401), redeemed.points());
    assertEquals(Money.of(CZK, 10_001), redeemed.value());
  }

  @Test
  void theIssuerOwesTheAcceptorAtTheLotsRateRoundedHalfEven() {
    earn(SHOP, 1_000);

    Decision.Posted posted = ledger.posted(ledger.said().redemption(HOTEL, card, 5));

    assertEquals(List.of(owed(SHOP, HOTEL, EUR, 4, 5, "0.007")), posted.effects().obligations());
    assertEquals(List.of(new Residue(SHOP, HOTEL, EUR, -5_000)), posted.effects().residues());
  }

  @Test
  void atHomeNothingIsOwed() {
    earn(HOTEL, 1_000);

    Decision.Posted posted = ledger.posted(ledger.said().redemption(HOTEL, card, 5));

    assertTrue(posted.effects().obligations().isEmpty());
    assertTrue(posted.effects().residues().isEmpty());
  }

  @Test
  void betweenDifferentRatesThePoolStandsWithTwoObligations() {
    earn(HOTEL, 1_000);

    Decision.Posted posted = ledger.posted(ledger.said().redemption(PHARMACY, card, 100));

    assertEquals(
        List.of(
            owed(HOTEL, ReservedParticipants.POOL, EUR, 80, 100, "0.008"),
            owed(ReservedParticipants.POOL, PHARMACY, EUR, 60, 100, "0.006")),
        posted.effects().obligations());
  }

  @Test
  void anAmountThatRoundsToNothingLeavesOnlyAResidue() {
    ledger.terms = Coalition.withRate(SHOP, Coalition.rate(EUR, "0.005"));
    earn(SHOP, 1);

    Decision.Posted posted = ledger.posted(ledger.said().redemption(HOTEL, card, 1));

    assertTrue(posted.effects().obligations().isEmpty());
    assertEquals(List.of(new Residue(SHOP, HOTEL, EUR, 5_000)), posted.effects().residues());
  }

  @Test
  void theLotThatEndsSoonestIsSpentFirst() {
    earn(HOTEL, 100);
    ledger.terms = Coalition.terms(1);
    ledger.pass(Duration.ofDays(1));
    earn(SHOP, 100);

    Decision.Posted posted = ledger.posted(ledger.said().redemption(HOTEL, card, 150));

    assertEquals(
        List.of(SHOP, HOTEL),
        posted.effects().consumed().stream()
            .map(consumption -> ledger.lots.get(consumption.lot()).issuer())
            .toList());
  }

  @Test
  void ofLotsThatEndTogetherTheOldestIsSpentFirst() {
    earn(HOTEL, 100);
    ledger.pass(Duration.ofDays(1));
    earn(SHOP, 100);

    Decision.Posted posted = ledger.posted(ledger.said().redemption(HOTEL, card, 50));

    assertEquals(1L, posted.effects().consumed().getFirst().lot());
  }

  @Test
  void pointsThatHaveLapsedAreNotSpentEvenBeforeTheyAreSwept() {
    earn(HOTEL, 100);
    ledger.pass(Duration.ofDays(800));

    assertEquals(
        RejectionCode.INSUFFICIENT_BALANCE,
        ledger.refused(ledger.said().redemption(HOTEL, card, 1)));
  }

  @Test
  void whoAsksForTooMuchIsToldWhatCanBeSpent() {
    earn(HOTEL, 100);
    ledger.terms = Coalition.terms(1);
    earn(SHOP, 40);
    ledger.pass(Duration.ofDays(40));

    assertEquals(
        new Left.OfPoints(Points.of(100)), ledger.left(ledger.said().redemption(SHOP, card, 101)));
  }

  @Test
  void aBalanceIsSpentToTheLastPointAndNoFurther() {
    earn(HOTEL, 100);
    ledger.applied(Outcome.Redeemed.class, ledger.said().redemption(SHOP, card, 100));

    assertEquals(
        RejectionCode.INSUFFICIENT_BALANCE,
        ledger.refused(ledger.said().redemption(SHOP, card, 1)));
  }

  @Test
  void lotsOfOnePairShareTheSumThatIsRoundedOnce() {
    earn(SHOP, 3);
    ledger.terms = Coalition.withRate(SHOP, Coalition.rate(EUR, "0.008"));
    ledger.pass(Duration.ofDays(1));
    earn(SHOP, 3);

    Decision.Posted posted = ledger.posted(ledger.said().redemption(HOTEL, card, 6));

    assertEquals(
        List.of(owed(SHOP, HOTEL, EUR, 2, 3, "0.007"), owed(SHOP, HOTEL, EUR, 2, 3, "0.008")),
        posted.effects().obligations());
    assertEquals(List.of(new Residue(SHOP, HOTEL, EUR, 5_000)), posted.effects().residues());
  }

  @Test
  void withoutAValueInTheCurrencyNothingIsRedeemed() {
    earn(HOTEL, 100);

    assertEquals(
        RejectionCode.UNSUPPORTED_CURRENCY,
        ledger.refused(ledger.said().redemption(TEAHOUSE, card, 1)));
    assertEquals(
        RejectionCode.UNSUPPORTED_CURRENCY,
        ledger.refused(ledger.said().redemptionOf(HOTEL, card, Money.of(JPY, 1))));
  }

  @Test
  void aThousandMillionPointsAreRedeemedAndNotOneMore() {
    earn(HOTEL, 1_000_000_000L);
    earn(SHOP, 1);

    assertEquals(
        RejectionCode.LIMIT_EXCEEDED,
        ledger.refused(ledger.said().redemptionOf(SHOP, card, Money.of(EUR, 1_000_000_001L))));
    Outcome.Redeemed redeemed =
        ledger.applied(
            Outcome.Redeemed.class,
            ledger.said().redemptionOf(SHOP, card, Money.of(EUR, 1_000_000_000L)));

    assertEquals(Points.of(1_000_000_000L), redeemed.points());
  }

  @Test
  void whereAUnitIsWorthNoPointsThereIsNoValue() {
    ledger.terms = Coalition.withBurnValue(new PointsPerUnit(0));
    earn(HOTEL, 100);

    assertEquals(
        RejectionCode.UNSUPPORTED_CURRENCY,
        ledger.refused(ledger.said().redemption(SHOP, card, 1)));
  }

  @Test
  void aValueBeyondWhatMoneyHoldsIsNone() {
    BurnValue yen = new BurnValue(JPY, new PointsPerUnit(1));

    assertEquals(Optional.of(Money.of(JPY, Money.MAX)), yen.valueOf(Money.MAX / 1_000_000));
    assertEquals(Optional.empty(), yen.valueOf(Money.MAX / 1_000_000 + 1));
  }

  @Test
  void aValueWorthMorePointsThanExistIsMoreThanTheBalance() {
    assertEquals(
        RejectionCode.INSUFFICIENT_BALANCE,
        ledger.refused(ledger.said().redemptionOf(HOTEL, card, Money.of(EUR, Money.MAX))));
  }

  private void earn(ParticipantId issuer, long points) {
    ledger.applied(Outcome.Accrued.class, ledger.said().accrual(issuer, card, points * 100));
  }

  private static ObligationDraft owed(
      ParticipantId debtor,
      ParticipantId creditor,
      CurrencyCode currency,
      long cents,
      long points,
      String rate) {
    return new ObligationDraft(
        debtor,
        creditor,
        Money.of(currency, cents),
        ObligationKind.REDEMPTION,
        Points.of(points),
        Coalition.rate(EUR, rate));
  }
}
