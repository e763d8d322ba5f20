package io.hanse.clearing;

import static io.hanse.clearing.Coalition.AMERICAS;
import static io.hanse.clearing.Coalition.EUROPE;
import static io.hanse.clearing.Coalition.HOTEL;
import static io.hanse.clearing.Coalition.SHOP;

import io.hanse.clearing.cycle.CycleState;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.BatchHeader;
import io.hanse.protocol.seal.SealedMessage;
import io.hanse.protocol.seal.WindowBatch;
import io.hanse.protocol.seal.WindowSeal;
import io.hanse.testing.VertxUnit;
import io.vertx.ext.unit.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A ledger that says at the pull or at the cut something else than it sealed before. */
@ExtendWith({VertxUnit.class, TestNetworks.class})
class TamperingTest {
  private Scenario scenario;

  @BeforeEach
  void start(Scenario own) {
    scenario =
        own.given(
                same -> {
                  for (int i = 1; i < 6; i++) {
                    same.europe().silentMessage().owes(HOTEL, SHOP, "EUR", i + ".00");
                  }
                })
            .clearingStarts();
  }

  @Test
  void anAlteredObligationIsFoundInItsBatch(TestContext context) {
    scenario
        .given(handingOver(batches -> firstOwing(batches, TamperingTest::withDoubleAmount)))
        .cycleCloses()
        .expectSuspect("does not give the root that was signed")
        .end(context);
  }

  @Test
  void anObligationThatIsLeftOutIsFoundInItsBatch(TestContext context) {
    scenario
        .given(handingOver(batches -> firstOwing(batches, TamperingTest::withoutObligations)))
        .cycleCloses()
        .expectSuspect("does not give the root that was signed")
        .end(context);
  }

  @Test
  void aBatchThatIsLeftOutIsFoundInItsLane(TestContext context) {
    scenario
        .given(handingOver(batches -> List.of(batches.get(0), batches.get(2), batches.get(3))))
        .cycleCloses()
        .expectSuspect("does not continue its lane")
        .end(context);
  }

  @Test
  void theLastBatchLeftOutIsFoundInTheSeal(TestContext context) {
    scenario
        .given(handingOver(batches -> batches.subList(0, batches.size() - 1)))
        .cycleCloses()
        .expectSuspect("its seal states")
        .end(context);
  }

  @Test
  void aBatchMadeAnewBySomebodyElseIsNotSigned(TestContext context) {
    scenario
        .given(handingOver(batches -> firstOwing(batches, TamperingTest::withDoubleAmount, true)))
        .cycleCloses()
        .expectSuspect("is not signed by its ledger")
        .end(context);
  }

  @Test
  void whatIsSuspectIsUsedOnceTheLedgerHandsOverWhatItSealed(TestContext context) {
    scenario
        .given(handingOver(batches -> batches.subList(0, 1)))
        .cycleCloses()
        .given(handingOver(batches -> batches))
        .clearingStarts()
        .cycle(1)
        .expectState(CycleState.INSTRUCTED)
        .end(context);
  }

  @Test
  void aSealWithAWrongSignatureIsAnAlarmAndTheLedgerIsAbsent(TestContext context) {
    scenario
        .given(network -> network.europe().answers(seal -> altered(seal)))
        .cycleCloses()
        .expectAbsent(EUROPE)
        .expectWindows(EUROPE)
        .expectWindows(AMERICAS, 1L)
        .end(context);
  }

  @Test
  void aSealThatDoesNotFollowTheOneBeforeIsAnAlarm(TestContext context) {
    Windows forked = new Windows(EUROPE, Coalition.EUROPE_KEY);
    scenario
        .cycleCloses()
        .given(network -> network.europe().answers(seal -> forked.seal(seal.window(), List.of())))
        .cycleCloses()
        .expectAbsent(EUROPE)
        .expectWindows(EUROPE)
        .expectWindows(AMERICAS, 2L)
        .end(context);
  }

  @Test
  void aSealOfAnotherLedgersKeyIsAnAlarm(TestContext context) {
    Windows foreign = new Windows(EUROPE, Coalition.AMERICAS_KEY);
    scenario
        .given(network -> network.europe().answers(seal -> foreign.seal(seal.window(), List.of())))
        .cycleCloses()
        .expectAbsent(EUROPE)
        .expectWindows(EUROPE)
        .expectWindows(AMERICAS, 1L)
        .end(context);
  }

  @Test
  void anObligationThatWasInAWindowBeforeIsAnAlarm(TestContext context) {
    scenario
        .given(network -> network.americas().owes("1-1-1", HOTEL, SHOP, "EUR", "1.00"))
        .cycleCloses()
        .given(network -> network.americas().owes("1-1-1", HOTEL, SHOP, "EUR", "1.00"))
        .cycleCloses()
        .expectSuspect("it repeats what another window has")
        .end(context);
  }

  @Test
  void aLaneThatDoesNotContinueItsLastWindowIsAnAlarm(TestContext context) {
    scenario
        .cycleCloses()
        .given(network -> network.europe().windows().beginLaneAgain())
        .given(network -> network.europe().silentMessage())
        .cycleCloses()
        .expectSuspect("does not continue batch 4 of window 1")
        .end(context);
  }

  @Test
  void aLaneIsComparedWithAWindowThatIsCheckedLater(TestContext context) {
    scenario
        .given(network -> network.europe().handsNothingOver(true))
        .cycleCloses()
        .given(network -> network.europe().windows().beginLaneAgain())
        .given(network -> network.europe().silentMessage().handsNothingOver(false))
        .cycleCloses()
        .clearingStarts()
        .cycle(1)
        .expectSuspect("does not continue batch 4 of window 1")
        .end(context);
  }

  @Test
  void sumsThatCannotBeNettedAreAnAlarmInTheirOwnWords(TestContext context) {
    String most = Money.of(CurrencyCode.of("EUR"), Money.MAX - 1).toDecimal();
    scenario
        .given(network -> network.americas().owes(HOTEL, SHOP, "EUR", most))
        .cycleCloses()
        .expectWaitingFor("sums that can be netted")
        .expectSuspect("the cycle's sums cannot be netted")
        .end(context);
  }

  private static Consumer<TestNetwork> handingOver(UnaryOperator<List<WindowBatch>> tampering) {
    return network -> network.europe().handsOver(tampering);
  }

  private static SealedMessage withoutObligations(SealedMessage message) {
    return new SealedMessage(message.message(), message.outcome(), List.of());
  }

  private interface Change {
    SealedMessage of(SealedMessage message);
  }

  private static List<WindowBatch> firstOwing(List<WindowBatch> batches, Change change) {
    return firstOwing(batches, change, false);
  }

  private static List<WindowBatch> firstOwing(
      List<WindowBatch> batches, Change change, boolean madeAnew) {
    WindowBatch batch = batches.getFirst();
    List<SealedMessage> messages = new ArrayList<>(batch.messages());
    for (int i = 0; i < messages.size(); i++) {
      if (!messages.get(i).obligations().isEmpty()) {
        messages.set(i, change.of(messages.get(i)));
        break;
      }
    }
    WindowBatch changed = new WindowBatch(batch.header(), batch.signature(), messages);
    List<WindowBatch> handed = new ArrayList<>(batches);
    handed.set(0, madeAnew ? madeAnew(changed) : changed);
    return handed;
  }

  private static SealedMessage withDoubleAmount(SealedMessage message) {
    Obligation owed = message.obligations().getFirst();
    Obligation doubled =
        new Obligation(
            owed.ledger(),
            owed.obligationId(),
            owed.sender(),
            owed.messageId(),
            owed.debtor(),
            owed.creditor(),
            Money.of(owed.amount().currency(), 2 * owed.amount().minorUnits()),
            owed.kind(),
            owed.points(),
            owed.rate(),
            owed.occurredAt());
    return new SealedMessage(message.message(), message.outcome(), List.of(doubled));
  }

  private static WindowBatch madeAnew(WindowBatch batch) {
    BatchHeader header = batch.header();
    BatchHeader changed =
        new BatchHeader(
            header.ledger(),
            header.lane(),
            header.number(),
            header.window(),
            header.size(),
            batch.root(),
            Sha256.ZERO,
            header.closedAt(),
            header.key());
    return new WindowBatch(
        changed, Base64Url.encode(Coalition.AMERICAS_KEY.sign(changed.octets())), batch.messages());
  }

  private static WindowSeal altered(WindowSeal seal) {
    return new WindowSeal(
        seal.ledger(),
        seal.window(),
        seal.sealedAt(),
        seal.batches() + 1,
        seal.messages(),
        seal.gross(),
        seal.root(),
        seal.previous(),
        seal.key(),
        seal.signature());
  }
}
