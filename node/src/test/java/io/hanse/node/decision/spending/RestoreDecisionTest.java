package io.hanse.node.decision.spending;

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
import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.charge.ObligationDraft;
import io.hanse.node.decision.charge.Residue;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.obligation.ObligationKind;
import io.hanse.protocol.outcome.Balance;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.Left;
import io.hanse.protocol.rejection.RejectionCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class RestoreDecisionTest {
  private final MemoryLedger ledger = new MemoryLedger();
  private final CardNumber card = ledger.enrol();
  private final Said said = ledger.said();

  private record Pair(ParticipantId debtor, ParticipantId creditor, CurrencyCode currency) {}

  @Test
  void theVeryLotsComeBackWithTheirEnd() {
    earn(HOTEL, 100);
    Lot before = ledger.lots.get(1L);
    Message.Redemption redemption = redeem(SHOP, 60);

    ledger.applied(Outcome.Restored.class, said.reversal(redemption));

    assertEquals(before, ledger.lots.get(1L));
    assertEquals(balance(100, 0), ledger.balance(card));
  }

  @Test
  void theObligationIsOwedTheOtherWayAtTheSamePrice() {
    earn(HOTEL, 100);
    Message.Redemption redemption = redeem(SHOP, 61);
    ledger.terms = Coalition.withRate(HOTEL, Coalition.rate(EUR, "0.1"));

    Decision.Posted posted = ledger.posted(said.reversal(redemption));

    ObligationDraft back = posted.effects().obligations().getFirst();
    assertEquals(SHOP, back.debtor());
    assertEquals(HOTEL, back.creditor());
    assertEquals(49, back.amount().minorUnits());
    assertEquals(ObligationKind.REDEMPTION_REVERSAL, back.kind());
    assertEquals(List.of(new Residue(HOTEL, SHOP, EUR, 2_000)), posted.effects().residues());
  }

  @Test
  void aPartComesBackToTheLotThatWasConsumedLast() {
    earn(HOTEL, 100);
    ledger.pass(Duration.ofMinutes(1));
    earn(SHOP, 100);
    Message.Redemption redemption = redeem(SHOP, 150);

    ledger.applied(Outcome.Restored.class, said.reversal(redemption, 60));

    assertEquals(Points.of(10), ledger.lots.get(1L).remaining());
    assertEquals(Points.of(100), ledger.lots.get(2L).remaining());
  }

  @Test
  void moreThanIsLeftIsRefused() {
    earn(HOTEL, 100);
    Message.Redemption redemption = redeem(SHOP, 50);
    ledger.applied(Outcome.Restored.class, said.reversal(redemption, 20));

    assertEquals(RejectionCode.EXCEEDS_ORIGINAL, ledger.refused(said.reversal(redemption, 31)));
    assertEquals(new Left.OfPoints(Points.of(30)), ledger.left(said.reversal(redemption, 1_000)));
    ledger.applied(Outcome.Restored.class, said.reversal(redemption));
    assertEquals(RejectionCode.EXCEEDS_ORIGINAL, ledger.refused(said.reversal(redemption)));
  }

  @Test
  void aSliceThatHasLapsedComesBackForAGracePeriod() {
    earn(HOTEL, 100);
    Message.Redemption redemption = redeem(SHOP, 60);
    ledger.pass(Duration.ofDays(800));
    ledger.decide(List.of(ledger.expiry(card)));

    Decision.Posted posted = ledger.posted(ledger.said().reversal(redemption));

    Lot child = posted.effects().lotsIssued().getFirst();
    assertEquals(1L, child.root());
    assertEquals(ledger.lots.get(1L).origin(), child.origin());
    assertEquals(ledger.now.plus(Duration.ofDays(Coalition.GRACE_DAYS)), child.expiresAt());
    assertEquals(balance(60, 0), ledger.balance(card));
  }

  @Test
  void aPurchaseReturnedAfterThatTakesThemFromThere() {
    Message.Accrual accrual = earn(HOTEL, 100);
    Message.Redemption redemption = redeem(SHOP, 60);
    ledger.pass(Duration.ofDays(800));
    ledger.decide(List.of(ledger.expiry(card)));
    ledger.applied(Outcome.Restored.class, ledger.said().reversal(redemption));

    Outcome.ClawedBack back =
        ledger.applied(Outcome.ClawedBack.class, ledger.said().reversal(accrual));

    assertEquals(Points.ZERO, back.owed());
    assertEquals(Balance.EMPTY, back.balance());
  }

  @Test
  void aLotThatWasClawedBackCancelsItsDebtFirst() {
    Message.Accrual accrual = earn(HOTEL, 100);
    Message.Redemption redemption = redeem(SHOP, 100);
    ledger.applied(Outcome.ClawedBack.class, said.reversal(accrual, Said.amount(1, 3_000)));

    Decision.Posted posted = ledger.posted(said.reversal(redemption));

    Outcome.Restored restored = (Outcome.Restored) posted.outcome();
    assertEquals(Points.of(30), restored.cancelledDebt());
    assertEquals(balance(70, 0), restored.balance());
    assertEquals(EntryKind.DEBT_CANCELLED, posted.effects().entries().getFirst().kind());
  }

  @Test
  void whatComesBackPaysTheDebtForAnotherPurchaseFirst() {
    Message.Accrual shop = earn(SHOP, 40);
    Message.Redemption first = redeem(SHOP, 40);
    earn(HOTEL, 100);
    Message.Redemption second = redeem(SHOP, 100);
    ledger.applied(Outcome.ClawedBack.class, said.reversal(shop));

    Decision.Posted posted = ledger.posted(said.reversal(second));

    Outcome.Restored restored = (Outcome.Restored) posted.outcome();
    assertEquals(Points.of(40), restored.cancelledDebt());
    assertEquals(balance(60, 0), restored.balance());
    assertEquals(
        List.of(ObligationKind.REDEMPTION_REVERSAL, ObligationKind.REDEMPTION),
        posted.effects().obligations().stream().map(ObligationDraft::kind).toList());
    ledger.applied(Outcome.Restored.class, said.reversal(first));
    assertEquals(balance(100, 0), ledger.balance(card));
  }

  @Test
  void whatComesBackWithGracePaysADebtAsWell() {
    earn(HOTEL, 100);
    Message.Redemption redemption = redeem(SHOP, 60);
    ledger.pass(Duration.ofDays(729));
    Message.Accrual shop = ledger.said().accrual(SHOP, card, 9_000);
    ledger.applied(Outcome.Accrued.class, shop);
    ledger.pass(Duration.ofDays(10));
    ledger.decide(List.of(ledger.expiry(card)));
    ledger.applied(Outcome.Redeemed.class, ledger.said().redemption(SHOP, card, 80));
    ledger.applied(Outcome.ClawedBack.class, ledger.said().reversal(shop));
    assertEquals(balance(0, 80), ledger.balance(card));

    Decision.Posted posted = ledger.posted(ledger.said().reversal(redemption));

    assertEquals(balance(0, 20), ledger.balance(card));
    assertEquals(Points.ZERO, posted.effects().lotsIssued().getFirst().remaining());
  }

  @Test
  void aDebtThatWasRepaidMeanwhileComesBackAsPoints() {
    Message.Accrual accrual = earn(HOTEL, 100);
    Message.Redemption redemption = redeem(SHOP, 100);
    ledger.applied(Outcome.ClawedBack.class, said.reversal(accrual));
    earn(SHOP, 100);
    assertEquals(Balance.EMPTY, ledger.balance(card));

    ledger.applied(Outcome.Restored.class, said.reversal(redemption));

    assertEquals(balance(100, 0), ledger.balance(card));
  }

  @Test
  void aRedemptionIsNotReversedByLines() {
    earn(HOTEL, 100);

    assertEquals(
        RejectionCode.NOT_REVERSIBLE,
        ledger.refused(said.reversal(redeem(SHOP, 10), Said.line(1))));
  }

  @Test
  void earningRedeemingAndRefundingInALoopMintsNeitherPointsNorMoney(TestReporter reporter) {
    long seed = Long.getLong("hanse.seed", System.nanoTime());
    reporter.publishEntry("seed", Long.toString(seed));
    SplittableRandom random = new SplittableRandom(seed);
    List<ParticipantId> acceptors = List.of(SHOP, PHARMACY, HOTEL);
    Map<Pair, Long> micros = new HashMap<>();
    earn(HOTEL, 77);
    earn(PHARMACY, 55);
    for (int round = 0; round < 500; round++) {
      Message.Accrual accrual = said.accrual(SHOP, card, 1 + random.nextInt(9_000));
      Message.Redemption redemption =
          said.redemption(acceptors.get(random.nextInt(3)), card, 1 + random.nextInt(130));
      count(ledger.posted(accrual), micros);
      count(ledger.posted(redemption), micros);
      boolean purchaseFirst = random.nextBoolean();
      if (purchaseFirst) {
        count(ledger.posted(said.reversal(accrual)), micros);
      }
      long part = 1L + random.nextInt(30);
      count(ledger.posted(said.reversal(redemption, part)), micros);
      count(ledger.posted(said.reversal(redemption)), micros);
      if (!purchaseFirst) {
        count(ledger.posted(said.reversal(accrual)), micros);
      }
      assertEquals(balance(132, 0), ledger.balance(card), "seed " + seed);
      assertTrue(
          micros.values().stream().allMatch(sum -> sum == 0), "seed " + seed + ": " + micros);
    }
  }

  /** Obligations and residues in millionths; a reversal counts against its pair. */
  private static void count(Decision.Posted posted, Map<Pair, Long> micros) {
    for (ObligationDraft it : posted.effects().obligations()) {
      boolean back = it.kind() == ObligationKind.REDEMPTION_REVERSAL;
      micros.merge(
          new Pair(
              back ? it.creditor() : it.debtor(),
              back ? it.debtor() : it.creditor(),
              it.amount().currency()),
          (back ? -1 : 1) * it.amount().minorUnits() * 10_000,
          Long::sum);
    }
    for (Residue it : posted.effects().residues()) {
      micros.merge(new Pair(it.debtor(), it.creditor(), it.currency()), it.micros(), Long::sum);
    }
  }

  private Message.Accrual earn(ParticipantId issuer, long points) {
    Message.Accrual accrual = said.accrual(issuer, card, points * 100);
    ledger.applied(Outcome.Accrued.class, accrual);
    return accrual;
  }

  private Message.Redemption redeem(ParticipantId acceptor, long points) {
    Message.Redemption redemption = said.redemption(acceptor, card, points);
    ledger.applied(Outcome.Redeemed.class, redemption);
    return redemption;
  }

  private static Balance balance(long available, long debt) {
    return new Balance(Points.of(available), Points.ZERO, Points.of(debt));
  }
}
