package io.hanse.node.decision.earning;

import static io.hanse.node.decision.Coalition.HOTEL;
import static io.hanse.node.decision.Coalition.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.node.decision.Decision;
import io.hanse.node.decision.MemoryLedger;
import io.hanse.node.decision.Said;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.LinePart;
import io.hanse.protocol.message.Member;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.outcome.Balance;
import io.hanse.protocol.outcome.Explanation;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.RejectionCode;
import java.time.Duration;
import java.util.List;
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
  void otherPurchasesPointsAreLeftAlone() {
    ledger.applied(Outcome.Redeemed.class, said.redemption(SHOP, card, 133));
    ledger.applied(Outcome.Accrued.class, said.accrual(SHOP, card, 5_000));

    ledger.applied(Outcome.ClawedBack.class, said.reversal(accrual));

    assertEquals(balance(50, 0, 133), ledger.balance(card));
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
