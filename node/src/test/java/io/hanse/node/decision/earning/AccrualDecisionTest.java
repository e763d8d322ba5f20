package io.hanse.node.decision.earning;

import static io.hanse.node.decision.Coalition.EUR;
import static io.hanse.node.decision.Coalition.HOTEL;
import static io.hanse.node.decision.Coalition.PHARMACY;
import static io.hanse.node.decision.Coalition.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.node.decision.Coalition;
import io.hanse.node.decision.Decision;
import io.hanse.node.decision.MemoryLedger;
import io.hanse.node.decision.Said;
import io.hanse.node.decision.book.Account;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.charge.ObligationDraft;
import io.hanse.node.decision.posting.Effects;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.message.Header;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.obligation.ObligationKind;
import io.hanse.protocol.outcome.Balance;
import io.hanse.protocol.outcome.Explanation;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.RejectionCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccrualDecisionTest {
  private final MemoryLedger ledger = new MemoryLedger();
  private final CardNumber card = ledger.enrol();
  private final Said said = ledger.said();

  @Test
  void linesOfOneRuleShareItsPointsByTheirRunningAmount() {
    Outcome.Accrued accrued =
        ledger.applied(Outcome.Accrued.class, said.accrual(HOTEL, card, 60, 60, 90));

    assertEquals(Points.of(2), accrued.points());
    assertEquals(List.of(explained(1, 0), explained(2, 1), explained(3, 1)), accrued.explanation());
  }

  @Test
  void theFirstRuleThatFitsALineCounts() {
    Message.Accrual accrual =
        Said.accrual(
            said.header(SHOP),
            card,
            List.of(
                Said.line(1, "books", Money.of(EUR, 1000), Map.of()),
                Said.line(2, "shoes", Money.of(EUR, 1000), Map.of())));

    Outcome.Accrued accrued = ledger.applied(Outcome.Accrued.class, accrual);

    assertEquals(
        List.of(new Explanation(1, "books", Points.of(30)), explained(2, 10)),
        accrued.explanation());
  }

  @Test
  void aRuleOfOneLocationCountsOnlyThere() {
    Header header = said.header(HOTEL);
    Message.Accrual accrual = Said.accrual(at(header, Coalition.BAR), card, EUR, 1000);

    Outcome.Accrued accrued = ledger.applied(Outcome.Accrued.class, accrual);

    assertEquals(Points.of(20), accrued.points());
  }

  @Test
  void prescriptionsEarnNothingAndAreNotExplained() {
    Message.Accrual accrual =
        Said.accrual(
            said.header(PHARMACY),
            card,
            List.of(
                Said.line(1, "", Money.of(EUR, 1000), Map.of("prescription", "true")),
                Said.line(2, "", Money.of(EUR, 500), Map.of())));

    Outcome.Accrued accrued = ledger.applied(Outcome.Accrued.class, accrual);

    assertEquals(List.of(explained(2, 5)), accrued.explanation());
  }

  @Test
  void aPurchaseThatEarnsNothingIsPostedWithoutALot() {
    Decision.Posted posted = ledger.posted(said.accrual(HOTEL, card, 99));

    assertEquals(Effects.NONE, posted.effects());
    assertEquals(Balance.EMPTY, ledger.balance(card));
  }

  @Test
  void theLotHasTheIssuersRateAndLivesTheProgrammesMonths() {
    Decision.Posted posted = ledger.posted(said.accrual(HOTEL, card, 1000));

    Lot lot = posted.effects().lotsIssued().getFirst();
    assertEquals(Coalition.rate(EUR, "0.008"), lot.funded());
    assertEquals(Instant.parse("2028-03-01T12:00:00Z"), lot.expiresAt());
    assertTrue(posted.effects().obligations().isEmpty());
  }

  @Test
  void aDebtIsRepaidFirstAsARedemptionAtItsIssuer() {
    Message.Accrual first = said.accrual(HOTEL, card, 10_000);
    ledger.applied(Outcome.Accrued.class, first);
    ledger.applied(Outcome.Redeemed.class, said.redemption(HOTEL, card, 100));
    ledger.applied(Outcome.ClawedBack.class, said.reversal(first));
    assertEquals(balance(0, 0, 100), ledger.balance(card));

    Decision.Posted posted = ledger.posted(said.accrual(SHOP, card, 13_000));

    Outcome.Accrued accrued = (Outcome.Accrued) posted.outcome();
    assertEquals(Points.of(100), accrued.repaid());
    assertEquals(balance(30, 0, 0), accrued.balance());
    assertEquals(
        List.of(
            new ObligationDraft(
                SHOP,
                HOTEL,
                Money.of(EUR, 70),
                ObligationKind.REDEMPTION,
                Points.of(100),
                Coalition.rate(EUR, "0.007"))),
        posted.effects().obligations());
  }

  @Test
  void aDebtToTheIssuerItselfIsRepaidWithoutAnObligation() {
    Message.Accrual first = said.accrual(HOTEL, card, 10_000);
    ledger.applied(Outcome.Accrued.class, first);
    ledger.applied(Outcome.Redeemed.class, said.redemption(SHOP, card, 100));
    ledger.applied(Outcome.ClawedBack.class, said.reversal(first));

    Decision.Posted posted = ledger.posted(said.accrual(HOTEL, card, 4_000));

    assertEquals(balance(0, 0, 60), ledger.balance(card));
    assertTrue(posted.effects().obligations().isEmpty());
  }

  @Test
  void theOldestDebtIsRepaidFirst() {
    Message.Accrual hotel = said.accrual(HOTEL, card, 1_000);
    Message.Accrual shop = said.accrual(SHOP, card, 1_000);
    ledger.applied(Outcome.Accrued.class, hotel);
    ledger.applied(Outcome.Accrued.class, shop);
    ledger.applied(Outcome.Redeemed.class, said.redemption(HOTEL, card, 20));
    ledger.applied(Outcome.ClawedBack.class, said.reversal(shop));
    ledger.pass(Duration.ofSeconds(1));
    ledger.applied(Outcome.ClawedBack.class, said.reversal(hotel));

    Decision.Posted posted = ledger.posted(said.accrual(SHOP, card, 1_500));

    assertEquals(
        List.of(10L, 5L),
        posted.effects().entries().stream()
            .filter(entry -> entry.credit().kind() == Account.Kind.DEBT)
            .map(entry -> entry.points().value())
            .toList());
    assertEquals(HOTEL, posted.effects().obligations().getFirst().creditor());
    assertEquals(
        List.of(2L, 1L),
        posted.effects().entries().stream()
            .filter(entry -> entry.credit().kind() == Account.Kind.DEBT)
            .map(entry -> entry.lot())
            .toList());
  }

  @Test
  void aThousandMillionPointsAreEarnedAndNotOneMore() {
    long most = 1_000_000_000L;
    assertEquals(
        RejectionCode.LIMIT_EXCEEDED, ledger.refused(said.accrual(HOTEL, card, (most + 1) * 100)));

    ledger.applied(Outcome.Accrued.class, said.accrual(HOTEL, card, most * 100));

    assertEquals(Points.of(most), ledger.balance(card).available());
  }

  @Test
  void aBalanceIsFilledToWhatALedgerHoldsAndNoFurther() {
    ledger.members.put(
        card, new MemberAccount(card, Points.of(Points.MAX - 10), Points.ZERO, Points.ZERO));

    assertEquals(RejectionCode.LIMIT_EXCEEDED, ledger.refused(said.accrual(HOTEL, card, 1_100)));
    ledger.applied(Outcome.Accrued.class, said.accrual(HOTEL, card, 1_000));

    assertEquals(Points.of(Points.MAX), ledger.balance(card).available());
  }

  @Test
  void aCurrencyWithoutARuleEarnsNothing() {
    Outcome.Accrued accrued =
        ledger.applied(
            Outcome.Accrued.class, Said.accrual(said.header(HOTEL), card, Coalition.JPY, 100_000));

    assertEquals(Points.ZERO, accrued.points());
    assertTrue(accrued.explanation().isEmpty());
  }

  @Test
  void aDebtToAReimbursedIssuerIsRepaidThroughThePool() {
    Message.Accrual first = said.accrual(Coalition.PHARMACY, card, 10_000);
    ledger.applied(Outcome.Accrued.class, first);
    ledger.applied(Outcome.Redeemed.class, said.redemption(SHOP, card, 100));
    ledger.applied(Outcome.ClawedBack.class, said.reversal(first));

    Decision.Posted posted = ledger.posted(said.accrual(SHOP, card, 10_000));

    assertEquals(
        List.of(Money.of(EUR, 70), Money.of(EUR, 60)),
        posted.effects().obligations().stream().map(ObligationDraft::amount).toList());
  }

  @Test
  void aPurchaseBeyondWhatALedgerHoldsIsRefusedForGood() {
    assertEquals(
        RejectionCode.LIMIT_EXCEEDED, ledger.refused(said.accrual(HOTEL, card, Money.MAX)));
  }

  private static Header at(Header header, LocationId location) {
    return new Header(
        header.id(), header.participant(), location, Optional.empty(), header.occurredAt());
  }

  private static Explanation explained(int line, long points) {
    return new Explanation(line, "a point a euro", Points.of(points));
  }

  private static Balance balance(long available, long held, long debt) {
    return new Balance(Points.of(available), Points.of(held), Points.of(debt));
  }
}
