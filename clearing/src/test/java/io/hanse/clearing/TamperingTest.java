package io.hanse.clearing;

import static io.hanse.clearing.Awaited.result;
import static io.hanse.clearing.Coalition.HOTEL;
import static io.hanse.clearing.Coalition.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.clearing.closing.CloseAnswer;
import io.hanse.clearing.cycle.CycleReport;
import io.hanse.config.cluster.Cluster;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.BatchHeader;
import io.hanse.protocol.seal.SealedMessage;
import io.hanse.protocol.seal.WindowBatch;
import io.hanse.protocol.seal.WindowSeal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that says at the pull or at the cut something else than it sealed before. */
class TamperingTest {
  private static Databases databases;
  private static Cluster cluster;

  @TempDir private Path folder;
  private TestNetwork network;
  private Clearing clearing;

  @BeforeAll
  static void startServers() throws Exception {
    databases = new Databases();
    cluster = TestNetwork.cluster();
  }

  @AfterAll
  static void stopServers() throws Exception {
    result(cluster.close());
    databases.close();
  }

  @BeforeEach
  void start() throws Exception {
    network = new TestNetwork(cluster, folder, databases.create());
    clearing = network.clearing();
    for (int i = 1; i < 6; i++) {
      network.europe().silentMessage().owes(HOTEL, SHOP, "EUR", i + ".00");
    }
  }

  @AfterEach
  void stop() throws Exception {
    result(clearing.close());
    network.close();
  }

  @Test
  void anAlteredObligationIsFoundInItsBatch() throws Exception {
    network.europe().handsOver(batches -> firstOwing(batches, TamperingTest::withDoubleAmount));

    assertStuck(close(), "does not give the root that was signed");
  }

  @Test
  void anObligationThatIsLeftOutIsFoundInItsBatch() throws Exception {
    network
        .europe()
        .handsOver(
            batches ->
                firstOwing(
                    batches,
                    message -> new SealedMessage(message.message(), message.outcome(), List.of())));

    assertStuck(close(), "does not give the root that was signed");
  }

  @Test
  void aBatchThatIsLeftOutIsFoundInItsLane() throws Exception {
    network.europe().handsOver(batches -> List.of(batches.get(0), batches.get(2), batches.get(3)));

    assertStuck(close(), "does not continue its lane");
  }

  @Test
  void theLastBatchLeftOutIsFoundInTheSeal() throws Exception {
    network.europe().handsOver(batches -> batches.subList(0, batches.size() - 1));

    assertStuck(close(), "its seal states");
  }

  @Test
  void aBatchMadeAnewBySomebodyElseIsNotSigned() throws Exception {
    network
        .europe()
        .handsOver(batches -> firstOwing(batches, TamperingTest::withDoubleAmount, true));

    assertStuck(close(), "is not signed by its ledger");
  }

  @Test
  void whatIsSuspectIsUsedOnceTheLedgerHandsOverWhatItSealed() throws Exception {
    network.europe().handsOver(batches -> batches.subList(0, 1));
    close();
    network.europe().handsOver(batches -> batches);

    result(clearing.close());
    clearing = network.clearing();

    CycleReport report = result(clearing.cycle(1)).orElseThrow();
    assertEquals("instructed", report.cycle().state());
  }

  @Test
  void aSealWithAWrongSignatureIsAnAlarmAndTheLedgerIsAbsent() throws Exception {
    network.europe().answers(seal -> altered(seal));

    assertAbsent(close());
  }

  @Test
  void aSealThatDoesNotFollowTheOneBeforeIsAnAlarm() throws Exception {
    close();
    Windows forked = new Windows(Coalition.EUROPE, Coalition.EUROPE_KEY);
    network.europe().answers(seal -> forked.seal(seal.window(), List.of()));

    assertAbsent(close());
  }

  @Test
  void aSealOfAnotherLedgersKeyIsAnAlarm() throws Exception {
    Windows foreign = new Windows(Coalition.EUROPE, Coalition.AMERICAS_KEY);
    network.europe().answers(seal -> foreign.seal(seal.window(), List.of()));

    assertAbsent(close());
  }

  @Test
  void anObligationThatWasInAWindowBeforeIsAnAlarm() throws Exception {
    network.americas().owes("1-1-1", HOTEL, SHOP, "EUR", "1.00");
    close();
    network.americas().owes("1-1-1", HOTEL, SHOP, "EUR", "1.00");

    assertStuck(close(), "it repeats what another window has");
  }

  @Test
  void aLaneThatDoesNotContinueItsLastWindowIsAnAlarm() throws Exception {
    close();
    network.europe().windows().beginLaneAgain();
    network.europe().silentMessage();

    assertStuck(close(), "does not continue batch 4 of window 1");
  }

  @Test
  void aLaneIsHeldAgainstAWindowThatIsCheckedLater() throws Exception {
    network.europe().handsNothingOver(true);
    close();
    network.europe().windows().beginLaneAgain();
    network.europe().silentMessage().handsNothingOver(false);
    close();

    result(clearing.close());
    clearing = network.clearing();

    assertStuck(result(clearing.cycle(1)).orElseThrow(), "does not continue batch 4 of window 1");
  }

  @Test
  void sumsThatCannotBeNettedAreAnAlarmInTheirOwnWords() throws Exception {
    String most = Money.of(CurrencyCode.of("EUR"), Money.MAX - 1).toDecimal();
    network.americas().owes(HOTEL, SHOP, "EUR", most);

    assertStuck(close(), "the cycle's sums cannot be netted");
  }

  private void assertStuck(CycleReport report, String reason) {
    assertEquals("sealed", report.cycle().state());
    assertTrue(report.waiting().orElseThrow().contains(reason), report.waiting().toString());
    assertTrue(report.turnovers().isEmpty(), "nothing may be netted");
  }

  private void assertAbsent(CycleReport report) {
    assertEquals(
        List.of(Coalition.EUROPE),
        report.absences().stream().map(absence -> absence.ledger()).toList());
    assertEquals(1, report.windows().size(), "only the other ledger's window is in the cycle");
  }

  private CycleReport close() throws Exception {
    return assertInstanceOf(CloseAnswer.Done.class, result(clearing.closeCycle())).report();
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
