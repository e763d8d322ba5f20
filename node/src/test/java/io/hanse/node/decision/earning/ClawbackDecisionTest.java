package io.hanse.node.decision.earning;

import static io.hanse.node.decision.Coalition.AIRLINE;
import static io.hanse.node.decision.Coalition.EUR;
import static io.hanse.node.decision.Coalition.HOTEL;
import static io.hanse.node.decision.Coalition.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.node.decision.Coalition;
import io.hanse.node.decision.Decision;
import io.hanse.node.decision.MemoryLedger;
import io.hanse.node.decision.Said;
import io.hanse.node.decision.book.Entry;
import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.charge.ObligationDraft;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.amount.Quantity;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.LinePart;
import io.hanse.protocol.message.Member;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.outcome.Balance;
import io.hanse.protocol.outcome.Explanation;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.Left;
import io.hanse.protocol.rejection.RejectionCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class ClawbackDecisionTest {
  private final MemoryLedger ledger = new MemoryLedger();
  private final CardNumber card = ledger.enrol();
  private final Said said = ledger.said();
  private final Message.Accrual accrual = said.accrual(HOTEL, card, 10_000, 3_333);

  ClawbackDecisionTest() {
    ledger.applied(Outcome.Accrued.class, accrual);
  }

  @Test
  void aLineTakesBackWhatItEarned() {
    Outcome.ClawedBack back =
        ledger.applied(Outcome.ClawedBack.class, said.reversal(accrual, Said.line(2)));

    assertEquals(Points.of(33), back.points());
    assertEquals(List.of(new Explanation(2, "a point a euro", Points.of(33))), back.explanation());
    assertEquals(balance(100, 0, 0), back.balance());
  }

  @Test
  void partsOfALineAreComputedOnTheRunningPart() {
    assertEquals(8, takenBack(Said.amount(2, 833)));
    assertEquals(9, takenBack(Said.amount(2, 834)));
    assertEquals(16, takenBack(Said.line(2)));
  }

  @Test
  void aQuantityAloneTakesItsShareOfTheAmount() {
    assertEquals(16, takenBack(Said.quantity(2, 1)));
    assertEquals(17, takenBack(Said.quantity(2, 1)));
  }

  @Test
  void theWholeIsWhateverIsLeft() {
    takenBack(Said.amount(1, 4_000));

    Outcome.ClawedBack back = ledger.applied(Outcome.ClawedBack.class, said.reversal(accrual));

    assertEquals(Points.of(93), back.points());
    assertEquals(Balance.EMPTY, back.balance());
  }

  @Test
  void nothingIsTakenBackTwice() {
    ledger.applied(Outcome.ClawedBack.class, said.reversal(accrual));

    assertEquals(RejectionCode.EXCEEDS_ORIGINAL, ledger.refused(said.reversal(accrual)));
    assertEquals(
        RejectionCode.EXCEEDS_ORIGINAL, ledger.refused(said.reversal(accrual, Said.amount(1, 1))));
  }

  @Test
  void moreThanIsLeftOfALineIsRefusedWhole() {
    LinePart fits = Said.amount(1, 1);

    assertEquals(
        RejectionCode.EXCEEDS_ORIGINAL,
        ledger.refused(said.reversal(accrual, fits, Said.amount(2, 3_334))));
    assertEquals(
        RejectionCode.EXCEEDS_ORIGINAL,
        ledger.refused(said.reversal(accrual, fits, Said.quantity(2, 3))));
    assertEquals(balance(133, 0, 0), ledger.balance(card));
  }

  @Test
  void whoReturnsTooMuchIsToldWhatIsLeftOfTheLine() {
    takenBack(Said.quantity(2, 1));

    assertEquals(
        new Left.OfLine(2, Optional.of(Quantity.ONE), Money.of(EUR, 1_667), Points.of(17)),
        ledger.left(said.reversal(accrual, Said.quantity(2, 2))));
    takenBack(Said.line(2));
    assertEquals(
        new Left.OfLine(2, Optional.empty(), Money.of(EUR, 0), Points.ZERO),
        ledger.left(said.reversal(accrual, Said.line(2))));
  }

  @Test
  void aLineThatCostNothingIsCountedByItsPieces() {
    Message.Accrual free = said.accrual(SHOP, card, 0, 100);
    ledger.applied(Outcome.Accrued.class, free);

    ledger.applied(Outcome.ClawedBack.class, said.reversal(free, Said.quantity(1, 1)));
    ledger.applied(Outcome.ClawedBack.class, said.reversal(free, Said.quantity(1, 1)));

    assertEquals(RejectionCode.EXCEEDS_ORIGINAL, ledger.refused(said.reversal(free, Said.line(1))));
  }

  @Test
  void aLineThatWasNotBoughtIsUnknown() {
    assertEquals(RejectionCode.UNKNOWN_LINE, ledger.refused(said.reversal(accrual, Said.line(3))));
  }

  @Test
  void whatWasSpentBecomesADebtToTheAccrualsIssuer() {
    ledger.applied(Outcome.Redeemed.class, said.redemption(SHOP, card, 120));

    Decision.Posted posted = ledger.posted(said.reversal(accrual));

    Outcome.ClawedBack back = (Outcome.ClawedBack) posted.outcome();
    assertEquals(Points.of(120), back.owed());
    assertEquals(balance(0, 0, 120), back.balance());
    assertEquals(HOTEL, posted.effects().debtChanges().getFirst().issuer());
    assertTrue(posted.effects().obligations().isEmpty());
  }

  @Test
  void whoReturnsASpentPurchaseCannotGoOnSpendingOtherPoints() {
    ledger.applied(Outcome.Redeemed.class, said.redemption(SHOP, card, 133));
    ledger.applied(Outcome.Accrued.class, said.accrual(SHOP, card, 5_000));

    Outcome.ClawedBack back = ledger.applied(Outcome.ClawedBack.class, said.reversal(accrual));

    assertEquals(Points.of(83), back.owed());
    assertEquals(balance(0, 0, 83), back.balance());
  }

  @Test
  void otherPurchasesMakeUpForSpentPointsAsIfRedeemedAtTheIssuer() {
    ledger.applied(Outcome.Redeemed.class, said.redemption(SHOP, card, 133));
    ledger.applied(Outcome.Accrued.class, said.accrual(SHOP, card, 20_000));

    Decision.Posted posted = ledger.posted(said.reversal(accrual));

    Outcome.ClawedBack back = (Outcome.ClawedBack) posted.outcome();
    assertEquals(Points.ZERO, back.owed());
    assertEquals(balance(67, 0, 0), back.balance());
    ObligationDraft owed = posted.effects().obligations().getFirst();
    assertEquals(SHOP, owed.debtor());
    assertEquals(HOTEL, owed.creditor());
    assertEquals(Points.of(133), owed.points());
    assertEquals(Money.of(EUR, 93), owed.amount());
    assertEquals(
        List.of(EntryKind.REPAYMENT),
        posted.effects().entries().stream().map(Entry::kind).toList());
  }

  @Test
  void theLotThatEndsSoonestMakesUpFirst() {
    ledger.applied(Outcome.Redeemed.class, said.redemption(SHOP, card, 133));
    ledger.applied(Outcome.Accrued.class, said.accrual(AIRLINE, card, 10_000));
    ledger.terms = Coalition.terms(1);
    ledger.applied(Outcome.Accrued.class, said.accrual(SHOP, card, 10_000));

    Decision.Posted posted = ledger.posted(said.reversal(accrual));

    assertEquals(List.of(3L, 2L), posted.effects().entries().stream().map(Entry::lot).toList());
    assertEquals(Points.of(67), ledger.lots.get(2L).remaining());
  }

  @Test
  void pointsThatHaveLapsedUnnoticedMakeUpForNothing() {
    ledger.applied(Outcome.Redeemed.class, said.redemption(SHOP, card, 133));
    ledger.terms = Coalition.terms(1);
    ledger.applied(Outcome.Accrued.class, said.accrual(SHOP, card, 10_000));
    ledger.pass(Duration.ofDays(40));

    Decision.Posted posted = ledger.posted(ledger.said().reversal(accrual));

    assertEquals(balance(0, 0, 133), ledger.balance(card));
    assertEquals(Points.of(100), ledger.lots.get(2L).expired());
    assertTrue(posted.effects().obligations().isEmpty());
  }

  @Test
  void whatAReturnFindsInItsOwnLotLeavesOtherPurchasesAlone() {
    ledger.applied(Outcome.Accrued.class, said.accrual(SHOP, card, 5_000));

    ledger.applied(Outcome.ClawedBack.class, said.reversal(accrual));

    assertEquals(balance(50, 0, 0), ledger.balance(card));
    assertEquals(Points.of(50), ledger.lots.get(2L).remaining());
  }

  @Test
  void pointsThatLapsedAreNotOwed() {
    ledger.applied(Outcome.Redeemed.class, said.redemption(SHOP, card, 33));
    ledger.pass(Duration.ofDays(800));
    ledger.decide(List.of(ledger.expiry(card)));

    Outcome.ClawedBack back =
        ledger.applied(Outcome.ClawedBack.class, ledger.said().reversal(accrual));

    assertEquals(Points.of(33), back.owed());
    assertEquals(balance(0, 0, 33), back.balance());
  }

  @Test
  void anAccrualIsReversedInTheBatchThatPostsIt() {
    Message.Accrual another = said.accrual(SHOP, card, 700);

    ledger.decide(List.of(Said.signed(another), Said.signed(said.reversal(another))));

    assertEquals(balance(133, 0, 0), ledger.balance(card));
  }

  @Test
  void anAccrualIsNotReversedByPoints() {
    assertEquals(RejectionCode.NOT_REVERSIBLE, ledger.refused(said.reversal(accrual, 5)));
  }

  @Test
  void aReversalIsNotReversed() {
    Message.Reversal reversal = said.reversal(accrual, Said.line(2));
    ledger.applied(Outcome.ClawedBack.class, reversal);

    assertEquals(RejectionCode.NOT_REVERSIBLE, ledger.refused(said.reversal(reversal)));
  }

  @Test
  void anotherMembersPurchaseIsNotReversed() {
    Message.Reversal stranger =
        new Message.Reversal(
            said.header(HOTEL),
            Member.of(ledger.enrol()),
            accrual.header().id(),
            new Message.Extent.Whole(),
            "");

    assertEquals(RejectionCode.WRONG_MEMBER, ledger.refused(stranger));
  }

  @Test
  void anotherParticipantsPurchaseIsUnknown() {
    Message.Reversal stranger =
        new Message.Reversal(
            said.header(SHOP),
            accrual.member(),
            accrual.header().id(),
            new Message.Extent.Whole(),
            "");

    assertEquals(RejectionCode.UNKNOWN_ORIGINAL, ledger.turnedAway(stranger));
  }

  @Test
  void howeverALineIsCutItsPartsAddUpToWhatItEarned(TestReporter reporter) {
    long seed = Long.getLong("hanse.seed", System.nanoTime());
    reporter.publishEntry("seed", Long.toString(seed));
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 300; round++) {
      long cents = 1L + random.nextInt(30_000);
      CardNumber member = ledger.enrol();
      Message.Accrual cut = said.accrual(SHOP, member, cents);
      long earned = ledger.applied(Outcome.Accrued.class, cut).points().value();
      long taken = 0;
      for (long left = cents; left > 0; ) {
        long part = 1 + random.nextLong(left);
        taken +=
            ledger
                .applied(Outcome.ClawedBack.class, said.reversal(cut, Said.amount(1, part)))
                .points()
                .value();
        left -= part;
        assertTrue(taken <= earned, "seed " + seed);
      }
      assertEquals(earned, taken, "seed " + seed);
      assertEquals(Balance.EMPTY, ledger.balance(member));
    }
  }

  private long takenBack(LinePart part) {
    return ledger.applied(Outcome.ClawedBack.class, said.reversal(accrual, part)).points().value();
  }

  private static Balance balance(long available, long held, long debt) {
    return new Balance(Points.of(available), Points.of(held), Points.of(debt));
  }
}
