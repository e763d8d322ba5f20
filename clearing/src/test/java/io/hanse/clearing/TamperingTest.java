package io.hanse.clearing;

import static io.hanse.clearing.Coalition.HOTEL;
import static io.hanse.clearing.Coalition.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.clearing.closing.CloseAnswer;
import io.hanse.clearing.closing.CycleReport;
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
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.unit.TestContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A ledger that says at the pull or at the cut something else than it sealed before. */
@ExtendWith({VertxUnit.class, TestNetworks.class})
class TamperingTest {
  private TestNetwork network;
  private Clearing clearing;

  @BeforeEach
  void start(TestContext context, TestNetwork own) {
    network = own;
    for (int i = 1; i < 6; i++) {
      network.europe().silentMessage().owes(HOTEL, SHOP, "EUR", i + ".00");
    }
    network.start().onComplete(context.asyncAssertSuccess(started -> clearing = started));
  }

  @Test
  void anAlteredObligationIsFoundInItsBatch(TestContext context) {
    network.europe().handsOver(batches -> firstOwing(batches, TamperingTest::withDoubleAmount));

    close().onComplete(stuck(context, "does not give the root that was signed"));
  }

  @Test
  void anObligationThatIsLeftOutIsFoundInItsBatch(TestContext context) {
    network
        .europe()
        .handsOver(
            batches ->
                firstOwing(
                    batches,
                    message -> new SealedMessage(message.message(), message.outcome(), List.of())));

    close().onComplete(stuck(context, "does not give the root that was signed"));
  }

  @Test
  void aBatchThatIsLeftOutIsFoundInItsLane(TestContext context) {
    network.europe().handsOver(batches -> List.of(batches.get(0), batches.get(2), batches.get(3)));

    close().onComplete(stuck(context, "does not continue its lane"));
  }

  @Test
  void theLastBatchLeftOutIsFoundInTheSeal(TestContext context) {
    network.europe().handsOver(batches -> batches.subList(0, batches.size() - 1));

    close().onComplete(stuck(context, "its seal states"));
  }

  @Test
  void aBatchMadeAnewBySomebodyElseIsNotSigned(TestContext context) {
    network
        .europe()
        .handsOver(batches -> firstOwing(batches, TamperingTest::withDoubleAmount, true));

    close().onComplete(stuck(context, "is not signed by its ledger"));
  }

  @Test
  void whatIsSuspectIsUsedOnceTheLedgerHandsOverWhatItSealed(TestContext context) {
    network.europe().handsOver(batches -> batches.subList(0, 1));
    close()
        .compose(
            suspect -> {
              network.europe().handsOver(batches -> batches);
              return network.start();
            })
        .compose(again -> again.cycle(1))
        .onComplete(
            context.asyncAssertSuccess(
                cycle -> assertEquals("instructed", cycle.orElseThrow().cycle().state())));
  }

  @Test
  void aSealWithAWrongSignatureIsAnAlarmAndTheLedgerIsAbsent(TestContext context) {
    network.europe().answers(seal -> altered(seal));

    close().onComplete(absent(context));
  }

  @Test
  void aSealThatDoesNotFollowTheOneBeforeIsAnAlarm(TestContext context) {
    Windows forked = new Windows(Coalition.EUROPE, Coalition.EUROPE_KEY);
    close()
        .compose(
            first -> {
              network.europe().answers(seal -> forked.seal(seal.window(), List.of()));
              return close();
            })
        .onComplete(absent(context));
  }

  @Test
  void aSealOfAnotherLedgersKeyIsAnAlarm(TestContext context) {
    Windows foreign = new Windows(Coalition.EUROPE, Coalition.AMERICAS_KEY);
    network.europe().answers(seal -> foreign.seal(seal.window(), List.of()));

    close().onComplete(absent(context));
  }

  @Test
  void anObligationThatWasInAWindowBeforeIsAnAlarm(TestContext context) {
    network.americas().owes("1-1-1", HOTEL, SHOP, "EUR", "1.00");
    close()
        .compose(
            first -> {
              network.americas().owes("1-1-1", HOTEL, SHOP, "EUR", "1.00");
              return close();
            })
        .onComplete(stuck(context, "it repeats what another window has"));
  }

  @Test
  void aLaneThatDoesNotContinueItsLastWindowIsAnAlarm(TestContext context) {
    close()
        .compose(
            first -> {
              network.europe().windows().beginLaneAgain();
              network.europe().silentMessage();
              return close();
            })
        .onComplete(stuck(context, "does not continue batch 4 of window 1"));
  }

  @Test
  void aLaneIsHeldAgainstAWindowThatIsCheckedLater(TestContext context) {
    network.europe().handsNothingOver(true);
    close()
        .compose(
            first -> {
              network.europe().windows().beginLaneAgain();
              network.europe().silentMessage().handsNothingOver(false);
              return close();
            })
        .compose(second -> network.start())
        .compose(again -> again.cycle(1))
        .map(first -> first.orElseThrow())
        .onComplete(stuck(context, "does not continue batch 4 of window 1"));
  }

  @Test
  void sumsThatCannotBeNettedAreAnAlarmInTheirOwnWords(TestContext context) {
    String most = Money.of(CurrencyCode.of("EUR"), Money.MAX - 1).toDecimal();
    network.americas().owes(HOTEL, SHOP, "EUR", most);

    close().onComplete(stuck(context, "the cycle's sums cannot be netted"));
  }

  private Future<CycleReport> close() {
    return clearing
        .closeCycle()
        .map(answer -> assertInstanceOf(CloseAnswer.Done.class, answer).report());
  }

  private static Handler<AsyncResult<CycleReport>> stuck(TestContext context, String reason) {
    return context.asyncAssertSuccess(
        report -> {
          assertEquals("sealed", report.cycle().state());
          assertTrue(report.waiting().orElseThrow().contains(reason), report.waiting().toString());
          assertTrue(report.turnovers().isEmpty(), "nothing may be netted");
        });
  }

  private static Handler<AsyncResult<CycleReport>> absent(TestContext context) {
    return context.asyncAssertSuccess(
        report -> {
          assertEquals(
              List.of(Coalition.EUROPE),
              report.absences().stream().map(absence -> absence.ledger()).toList());
          assertEquals(1, report.windows().size(), "only the other ledger's window is there");
        });
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
