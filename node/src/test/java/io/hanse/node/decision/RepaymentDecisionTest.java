package io.hanse.node.decision;

import static io.hanse.node.decision.Coalition.EUR;
import static io.hanse.node.decision.Coalition.HOTEL;
import static io.hanse.node.decision.Coalition.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hanse.node.decision.charge.ObligationDraft;
import io.hanse.node.decision.message.Needs;
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
import org.junit.jupiter.api.Test;

/** A member as a ledger from before may have it: 70 points to spend, and 100 owed to the hotel. */
class RepaymentDecisionTest {
  private final MemoryLedger ledger = new MemoryLedger();
  private final CardNumber card = ledger.enrol();
  private final Said said = ledger.said();

  RepaymentDecisionTest() {
    Message.Accrual returned = said.accrual(HOTEL, card, 10_000);
    ledger.applied(Outcome.Accrued.class, returned);
    ledger.applied(Outcome.Redeemed.class, said.redemption(SHOP, card, 100));
    ledger.applied(Outcome.ClawedBack.class, said.reversal(returned));
    give(70);
  }

  @Test
  void whoeverComesFirstFindsTheDebtRepaid() {
    List<Decision> decisions =
        ledger.decideAll(List.of(Said.signed(said.redemption(SHOP, card, 50))));

    Decision.Posted repayment = assertInstanceOf(Decision.Posted.class, decisions.getFirst());
    assertEquals(
        Points.of(70), assertInstanceOf(Outcome.Repaid.class, repayment.outcome()).points());
    ObligationDraft owed = repayment.effects().obligations().getFirst();
    assertEquals(SHOP, owed.debtor());
    assertEquals(HOTEL, owed.creditor());
    assertEquals(Money.of(EUR, 49), owed.amount());
    Decision.Posted redemption = assertInstanceOf(Decision.Posted.class, decisions.getLast());
    assertEquals(
        RejectionCode.INSUFFICIENT_BALANCE,
        assertInstanceOf(Outcome.Refused.class, redemption.outcome()).rejection().code());
    assertEquals(balance(0, 30), ledger.balance(card));
  }

  @Test
  void whatIsLeftAfterTheDebtCanBeSpent() {
    give(80);

    ledger.applied(Outcome.Redeemed.class, said.redemption(SHOP, card, 50));

    assertEquals(Balance.EMPTY, ledger.balance(card));
  }

  @Test
  void theLotThatEndsSoonestRepaysFirst() {
    ledger.terms = Coalition.terms(1);
    give(60);

    sweep();

    assertEquals(Points.ZERO, ledger.lots.get(3L).remaining());
    assertEquals(Points.of(30), ledger.lots.get(2L).remaining());
  }

  @Test
  void pointsThatHaveLapsedRepayNothing() {
    ledger.pass(Duration.ofDays(800));

    Outcome.Repaid repaid = sweep();

    assertEquals(Points.ZERO, repaid.points());
    assertEquals(balance(0, 100), ledger.balance(card));
  }

  @Test
  void aMemberWhoOwesOrHasIsLeftAlone() {
    sweep();

    List<Decision> decisions = ledger.decideAll(List.of(ledger.repayment(card)));

    assertEquals(1, decisions.size());
    assertInstanceOf(Decision.TurnedAway.class, decisions.getFirst());
  }

  @Test
  void withoutTheRepaymentNothingOfTheBatchIsWritten() {
    List<Submission.Signed> batch = List.of(Said.signed(said.redemption(SHOP, card, 50)));

    assertThrows(
        IllegalStateException.class,
        () -> Decider.decide(ledger.load(Needs.of(batch)), batch, ledger.numbers));
  }

  private Outcome.Repaid sweep() {
    List<Decision> decisions = ledger.decideAll(List.of(ledger.repayment(card)));
    return assertInstanceOf(
        Outcome.Repaid.class,
        assertInstanceOf(Decision.Posted.class, decisions.getFirst()).outcome());
  }

  /** Points of the shop's that no message of today's rules would leave beside a debt. */
  private void give(long points) {
    CardNumber other = ledger.enrol();
    ledger.applied(Outcome.Accrued.class, said.accrual(SHOP, other, points * 100));
    ledger.handOver(other, card);
  }

  private static Balance balance(long available, long debt) {
    return new Balance(Points.of(available), Points.ZERO, Points.of(debt));
  }
}
