package io.hanse.clearing;

import static io.hanse.clearing.Awaited.result;
import static io.hanse.clearing.Coalition.EUROPE;
import static io.hanse.clearing.Coalition.HOTEL;
import static io.hanse.clearing.Coalition.PHARMACY;
import static io.hanse.clearing.Coalition.SHOP;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.clearing.closing.CloseAnswer;
import io.hanse.clearing.cycle.Absence;
import io.hanse.clearing.cycle.CycleReport;
import io.hanse.clearing.cycle.SealedWindow;
import io.hanse.config.cluster.Cluster;
import io.hanse.config.shared.SealNotice;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.ReservedParticipants;
import io.hanse.protocol.statement.StatementVerifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClearingTest {
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
  }

  @AfterEach
  void stop() throws Exception {
    result(clearing.close());
    network.close();
  }

  @Test
  void aCycleGoesFromOpenToInstructed() throws Exception {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00").owes(SHOP, HOTEL, "EUR", "4.00");
    network.americas().silentMessage().owes(HOTEL, PHARMACY, "EUR", "2.50");

    CycleReport report = close();

    assertEquals("instructed", report.cycle().state());
    var turnover = report.turnovers().get(CurrencyCode.of("EUR"));
    assertEquals(eur("16.50"), turnover.gross());
    assertEquals(eur("8.50"), turnover.net());
    assertEquals(eur("8.00"), turnover.saving());
  }

  @Test
  void theNextCycleTakesTheNextWindow() throws Exception {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00");
    close();
    network.europe().owes(HOTEL, SHOP, "EUR", "1.00");

    CycleReport second = close();

    assertEquals(2, second.cycle().number());
    assertEquals(2, second.windows().getFirst().window());
    assertEquals(eur("1.00"), second.turnovers().get(CurrencyCode.of("EUR")).gross());
  }

  @Test
  void theSameCommandAgainClosesNothingMore() throws Exception {
    result(clearing.closeCycle("evening"));

    var again = assertInstanceOf(CloseAnswer.Done.class, result(clearing.closeCycle("evening")));

    assertEquals(1, again.report().cycle().number());
    assertEquals(2, result(clearing.cycles(10)).getFirst().cycle().number());
  }

  @Test
  void aLedgerThatIsSilentJoinsTheNextCycle() throws Exception {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00").silence(true);
    CycleReport first = close();
    network.europe().silence(false);

    CycleReport second = close();

    assertEquals(List.of(EUROPE), first.absences().stream().map(Absence::ledger).toList());
    assertEquals("instructed", first.cycle().state());
    assertEquals(eur("10.00"), second.turnovers().get(CurrencyCode.of("EUR")).gross());
  }

  @Test
  void aCycleWaitsForObligationsThatCannotBePulledYet() throws Exception {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00").handsNothingOver(true);
    CycleReport stuck = close();
    network.europe().handsNothingOver(false);

    result(clearing.closeCycle());

    assertEquals("sealed", stuck.cycle().state());
    assertTrue(stuck.waiting().orElseThrow().contains("europe"), stuck.toString());
  }

  @Test
  void aRateThatIsTooOldStopsTheNettingUntilANewerFileIsThere() throws Exception {
    result(clearing.close());
    clearing = network.clearing(InstantSource.fixed(Instant.parse("2026-05-30T10:00:00Z")));
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00");
    CycleReport stopped = close();
    Files.writeString(folder.resolve("rates.csv"), "Date,USD,CZK,\n2026-05-29,1.2000,25.000,\n");

    result(clearing.close());
    clearing = network.clearing();

    assertEquals("sealed", stopped.cycle().state());
    assertTrue(stopped.waiting().orElseThrow().contains("2026-04-13"), stopped.toString());
    assertEquals("instructed", result(clearing.cycle(1)).orElseThrow().cycle().state());
  }

  @Test
  void anExportedCycleAddsUpFromItsFilesAlone() throws Exception {
    network
        .europe()
        .owes(HOTEL, SHOP, "EUR", "10.01")
        .owes(SHOP, HOTEL, "USD", "4.00")
        .owes(HOTEL, PHARMACY, "CZK", "250.00")
        .owes(PHARMACY, SHOP, "CZK", "33.33");
    network.americas().silentMessage().owes(HOTEL, PHARMACY, "USD", "2.50");
    close();

    List<String> files = result(clearing.exportCycle(1, folder.resolve("out")));

    assertTrue(files.contains("statement-spree-kleidung.json"), files.toString());
    assertTrue(files.contains("pain.001.xml"), files.toString());
    assertEquals(List.of(), new ExportedCycle(folder.resolve("out")).faults());
  }

  @Test
  void anExportIsTheSameOctetsEachTime() throws Exception {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.01");
    close();
    List<String> files = result(clearing.exportCycle(1, folder.resolve("one")));
    result(clearing.close());
    clearing = network.clearing();

    result(clearing.exportCycle(1, folder.resolve("two")));

    for (String file : files) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("one").resolve(file)),
          Files.readAllBytes(folder.resolve("two").resolve(file)),
          file);
    }
  }

  @Test
  void anExportIsTheSameOctetsAfterClearingsKeyIsRotated() throws Exception {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.01");
    close();
    result(clearing.exportCycle(1, folder.resolve("one")));
    result(clearing.close());
    network.rotateClearingsKey();
    clearing = network.clearing();

    result(clearing.exportCycle(1, folder.resolve("two")));

    String statement = "statement-" + SHOP + ".json";
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("one").resolve(statement)),
        Files.readAllBytes(folder.resolve("two").resolve(statement)));
  }

  @Test
  void aLostAnswerToACutIsAskedForAgain() throws Exception {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00").losesAnswers(2);

    CycleReport report = close();

    assertEquals(List.of(), report.absences());
    assertEquals(eur("10.00"), report.turnovers().get(CurrencyCode.of("EUR")).gross());
  }

  @Test
  void aLedgerThatLagsCatchesUpInTheNextCycle() throws Exception {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00").cutsAt(TestNetwork.NOW.minusSeconds(60));
    network.europe().losesAnswers(3);
    CycleReport first = close();
    network.europe().owes(HOTEL, SHOP, "EUR", "1.00").cutsAt(TestNetwork.NOW);

    CycleReport second = close();

    assertEquals(List.of(EUROPE), first.absences().stream().map(Absence::ledger).toList());
    assertEquals(
        List.of(1L, 2L),
        second.windows().stream()
            .filter(window -> window.ledger().equals(EUROPE))
            .map(SealedWindow::window)
            .toList());
    assertEquals(eur("11.00"), second.turnovers().get(CurrencyCode.of("EUR")).gross());
    result(clearing.exportCycle(2, folder.resolve("out")));
    assertEquals(List.of(), new ExportedCycle(folder.resolve("out")).faults());
    assertEquals(2, new ExportedCycle(folder.resolve("out")).rows("obligations.csv").size());
    assertEquals(4, new ExportedCycle(folder.resolve("out")).rows("trial-balance.csv").size());
  }

  @Test
  void thePoolIsPaidIntoItsOwnAccount() throws Exception {
    network.europe().owes(HOTEL, ReservedParticipants.POOL, "EUR", "10.00");
    close();

    result(clearing.exportCycle(1, folder.resolve("out")));

    String xml = Files.readString(folder.resolve("out/pain.001.xml"));
    assertTrue(
        xml.matches("(?s).*CdtrAcct>\\s*<[^>]*Id>\\s*<[^>]*IBAN>DE75512108001245126199<.*"), xml);
  }

  @Test
  void anExportTakesNoFolderOfAnotherCycle() throws Exception {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00");
    close();
    network.europe().owes(HOTEL, SHOP, "EUR", "1.00");
    close();
    Path out = folder.resolve("out");
    result(clearing.exportCycle(1, out));
    result(clearing.exportCycle(1, out));
    byte[] before = Files.readAllBytes(out.resolve("obligations.csv"));

    var refused =
        assertThrows(ExecutionException.class, () -> result(clearing.exportCycle(2, out)));

    assertTrue(refused.getMessage().contains("name a new or an empty folder"), refused.toString());
    assertArrayEquals(before, Files.readAllBytes(out.resolve("obligations.csv")));
  }

  @Test
  void aStatementIsComputedAgainWithPublicKeysOnly() throws Exception {
    for (int i = 0; i < 7; i++) {
      network.europe().silentMessage().owes(HOTEL, SHOP, "EUR", "1.0" + i);
    }
    network.americas().owes(SHOP, PHARMACY, "CZK", "12.00");
    close();
    result(clearing.exportCycle(1, folder.resolve("out")));
    byte[] statement = Files.readAllBytes(folder.resolve("out/statement-spree-kleidung.json"));

    var check =
        new StatementVerifier(
                Coalition.CLEARING_KEY.verifyingKey(),
                Map.of(
                    Coalition.EUROPE_KEY.id(), Coalition.EUROPE_KEY.verifyingKey(),
                    Coalition.AMERICAS_KEY.id(), Coalition.AMERICAS_KEY.verifyingKey()))
            .verify(statement);

    assertTrue(check.isValid(), check.toString());
  }

  @Test
  void aCycleThatIsNotInstructedHasNoExport() throws Exception {
    assertEquals(List.of(), result(clearing.exportCycle(1, folder.resolve("out"))));
    assertTrue(Files.notExists(folder.resolve("out")));
  }

  @Test
  void whatAWaitingCycleNeedsStaysInTheSharedState() throws Exception {
    network.europe().handsNothingOver(true);
    close();
    SealNotice needed = new SealNotice(Coalition.AMERICAS, 1, new byte[] {1});
    result(cluster.shared().seals().publish(needed));
    network.europe().silence(true);

    close();

    assertEquals(Optional.of(needed), result(cluster.shared().seals().find(Coalition.AMERICAS, 1)));
    result(cluster.shared().seals().drop(Coalition.AMERICAS, 1));
  }

  private CycleReport close() throws Exception {
    return assertInstanceOf(CloseAnswer.Done.class, result(clearing.closeCycle())).report();
  }

  private static Money eur(String amount) {
    return Money.parse(CurrencyCode.of("EUR"), amount);
  }
}
