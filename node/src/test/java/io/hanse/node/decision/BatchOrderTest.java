package io.hanse.node.decision;

import static io.hanse.node.decision.Coalition.HOTEL;
import static io.hanse.node.decision.Coalition.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.node.decision.book.Hold;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.Needs;
import io.hanse.node.decision.message.StoredMessage;
import io.hanse.node.decision.message.Submission;
import io.hanse.node.decision.posting.LoadedState;
import io.hanse.node.decision.posting.Numbers;
import io.hanse.node.decision.posting.Terms;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.message.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What a batch does to those after it within the batch, and what stops it. */
class BatchOrderTest {
  private static final long SEED = Long.getLong("hanse.seed", System.nanoTime());
  private static final int ROUNDS = 60;

  private final MemoryLedger ledger = new MemoryLedger();
  private final Said said = ledger.said();

  @Test
  void messagesOfOneBatchAreDecidedAsIfEachHadComeAlone(TestReporter reporter) {
    reporter.publishEntry("seed (repeat with -Dhanse.seed=)", Long.toString(SEED));
    for (int round = 0; round < ROUNDS; round++) {
      MemoryLedger together = new MemoryLedger();
      MemoryLedger alone = new MemoryLedger();
      List<CardNumber> cards = IntStream.range(0, 3).mapToObj(it -> together.enrol()).toList();
      cards.forEach(card -> alone.enrol());
      List<Submission> batch = new SimulatedTraffic(SEED + round, together, cards).batch(80);

      List<Decision> expected = new ArrayList<>();
      batch.forEach(message -> expected.addAll(alone.decide(List.of(message))));

      assertEquals(expected, together.decide(batch), "seed " + SEED);
    }
  }

  @Test
  void aMemberWhoEnrolsIsKnownToTheRestOfTheBatch() {
    CardNumber next = CardNumber.of(Coalition.PREFIX, 1);

    List<Decision> decisions =
        ledger.decide(
            List.of(Said.signed(said.enrolment()), Said.signed(said.accrual(HOTEL, next, 1_000))));

    assertTrue(decisions.getLast() instanceof Decision.Posted);
  }

  @Test
  void anAccountNumberThatIsTakenStopsTheBatch() {
    CardNumber card = ledger.enrol();
    List<Submission> batch =
        List.of(Said.signed(said.enrolment()), Said.signed(said.accrual(HOTEL, card, 100)));
    Numbers taken =
        new Numbers() {
          @Override
          public long nextLot() {
            return 1;
          }

          @Override
          public long nextAccount() {
            return 1;
          }
        };

    assertStopped("an account number is new", ledger.load(Needs.of(batch)), batch, taken);
  }

  @Test
  void lotsThatDoNotAddUpToTheBalanceStopTheBatch() {
    CardNumber card = ledger.enrol();
    ledger.posted(said.accrual(HOTEL, card, 1_000));
    ledger.members.computeIfPresent(
        card, (key, member) -> new MemberAccount(key, Points.of(11), Points.ZERO, Points.ZERO));
    List<Submission> batch = List.of(Said.signed(said.redemption(SHOP, card, 5)));

    assertStopped("lots add up to the available balance", ledger.load(Needs.of(batch)), batch);
  }

  @Test
  void debtsThatDoNotAddUpToTheMembersDebtStopTheBatch() {
    CardNumber card = ledger.enrol();
    Message.Accrual returned = said.accrual(HOTEL, card, 1_000);
    ledger.posted(returned);
    ledger.posted(said.redemption(SHOP, card, 10));
    ledger.posted(said.reversal(returned));
    ledger.members.computeIfPresent(
        card, (key, member) -> new MemberAccount(key, Points.ZERO, Points.ZERO, Points.of(9)));
    List<Submission> batch = List.of(Said.signed(said.accrual(SHOP, card, 500)));

    assertStopped("debts add up", ledger.load(Needs.of(batch)), batch);
  }

  @Test
  void slicesThatDoNotAddUpToTheirHoldStopTheBatch() {
    CardNumber card = ledger.enrol();
    ledger.posted(said.accrual(HOTEL, card, 1_000));
    Message.Authorization authorization = said.authorization(SHOP, card, 10);
    ledger.posted(authorization);
    List<Submission> batch = List.of(Said.signed(said.capture(authorization)));
    LoadedState sound = ledger.load(Needs.of(batch));
    Hold.Open hold = (Hold.Open) sound.holds().values().iterator().next();
    Hold.Open damaged =
        new Hold.Open(
            hold.key(), card, Points.of(11), hold.value(), hold.expiresAt(), hold.slices());

    assertStopped(
        "a hold's slices add up",
        with(sound, sound.messages(), Map.of(hold.key(), damaged)),
        batch);
  }

  @Test
  void anAccrualWithoutItsBasketStopsTheBatch() {
    CardNumber card = ledger.enrol();
    Message.Accrual accrual = said.accrual(HOTEL, card, 1_000);
    ledger.posted(accrual);
    List<Submission> batch = List.of(Said.signed(said.reversal(accrual)));
    LoadedState sound = ledger.load(Needs.of(batch));
    Map<MessageKey, StoredMessage> messages = new HashMap<>(sound.messages());
    messages.replaceAll(
        (key, stored) -> {
          StoredMessage.Original original = stored.original().orElseThrow();
          return new StoredMessage(
              key,
              stored.content(),
              Optional.of(
                  new StoredMessage.Original(
                      original.kind(), original.card(), false, Optional.empty())));
        });

    assertStopped("an accrual has a basket", with(sound, messages, sound.holds()), batch);
  }

  @Test
  void aLotThatWasNotLoadedStopsTheBatch() {
    CardNumber card = ledger.enrol();
    ledger.posted(said.accrual(HOTEL, card, 1_000));
    Message.Authorization authorization = said.authorization(SHOP, card, 10);
    ledger.posted(authorization);
    List<Submission> batch = List.of(Said.signed(said.capture(authorization)));
    LoadedState sound = ledger.load(Needs.of(batch));
    LoadedState withoutLots =
        new LoadedState(
            sound.terms(),
            sound.now(),
            sound.members(),
            sound.messages(),
            List.<Lot>of(),
            sound.debts(),
            sound.holds(),
            sound.consumptions(),
            sound.taken());

    IllegalStateException stopped =
        assertThrows(
            IllegalStateException.class, () -> Decider.decide(withoutLots, batch, ledger.numbers));
    assertTrue(stopped.getMessage().startsWith("lot was not loaded"), stopped.getMessage());
  }

  @Test
  void aLedgerThatTheDirectoryDoesNotListHasNoTerms() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Terms.of(Coalition.TERMS.directory(), LedgerId.of("atlantis")));
  }

  private static LoadedState with(
      LoadedState state, Map<MessageKey, StoredMessage> messages, Map<MessageKey, Hold> holds) {
    return new LoadedState(
        state.terms(),
        state.now(),
        state.members(),
        messages,
        state.lots(),
        state.debts(),
        holds,
        state.consumptions(),
        state.taken());
  }

  private void assertStopped(String invariant, LoadedState state, List<Submission> batch) {
    assertStopped(invariant, state, batch, ledger.numbers);
  }

  private static void assertStopped(
      String invariant, LoadedState state, List<Submission> batch, Numbers numbers) {
    String message =
        assertThrows(IllegalStateException.class, () -> Decider.decide(state, batch, numbers))
            .getMessage();
    assertTrue(message.startsWith("invariant broken: " + invariant), message);
  }
}
