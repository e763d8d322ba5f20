package io.hanse.clearing;

import static io.hanse.clearing.Coalition.AMERICAS;
import static io.hanse.clearing.Coalition.EUROPE;
import static io.hanse.clearing.Coalition.HOTEL;
import static io.hanse.clearing.Coalition.PHARMACY;
import static io.hanse.clearing.Coalition.SHOP;
import static io.hanse.clearing.TestNetwork.NOW;
import static io.hanse.clearing.cycle.CycleState.INSTRUCTED;
import static io.hanse.clearing.cycle.CycleState.NETTED;
import static io.hanse.clearing.cycle.CycleState.SEALED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.config.shared.SealNotice;
import io.hanse.config.shared.SharedSeals;
import io.hanse.protocol.identity.ReservedParticipants;
import io.hanse.protocol.statement.StatementVerifier;
import io.hanse.testing.VertxUnit;
import io.vertx.ext.unit.TestContext;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cycles from open to instructed, and what an operator sees where one cannot go on. */
@ExtendWith({VertxUnit.class, TestNetworks.class})
class ClearingTest {
  private static final String PAID_TO_THE_POOL =
      "(?s).*CdtrAcct>\\s*<[^>]*Id>\\s*<[^>]*IBAN>DE75512108001245126199<.*";

  @Test
  void aCycleGoesFromOpenToInstructed(TestContext context, Scenario scenario) {
    scenario
        .given(
            network ->
                network.europe().owes(HOTEL, SHOP, "EUR", "10.00").owes(SHOP, HOTEL, "EUR", "4.00"))
        .given(network -> network.americas().silentMessage().owes(HOTEL, PHARMACY, "EUR", "2.50"))
        .clearingStarts()
        .cycleCloses()
        .expectState(INSTRUCTED)
        .expectGross("16.50")
        .expectNet("8.50", "8.00")
        .end(context);
  }

  @Test
  void theNextCycleTakesTheNextWindow(TestContext context, Scenario scenario) {
    scenario
        .clearingStarts()
        .given(network -> network.europe().owes(HOTEL, SHOP, "EUR", "10.00"))
        .cycleCloses()
        .given(network -> network.europe().owes(HOTEL, SHOP, "EUR", "1.00"))
        .cycleCloses()
        .expectNumber(2)
        .expectWindows(EUROPE, 2L)
        .expectGross("1.00")
        .end(context);
  }

  @Test
  void theSameCommandAgainClosesNothingMore(TestContext context, Scenario scenario) {
    scenario
        .clearingStarts()
        .cycleCloses("evening")
        .cycleCloses("evening")
        .expectNumber(1)
        .openCycle()
        .expectNumber(2)
        .end(context);
  }

  @Test
  void aLedgerThatIsSilentJoinsTheNextCycle(TestContext context, Scenario scenario) {
    scenario
        .given(network -> network.europe().owes(HOTEL, SHOP, "EUR", "10.00").silence(true))
        .clearingStarts()
        .cycleCloses()
        .expectAbsent(EUROPE)
        .expectState(INSTRUCTED)
        .given(network -> network.europe().silence(false))
        .cycleCloses()
        .expectGross("10.00")
        .end(context);
  }

  @Test
  void aCycleWaitsForObligationsThatCannotBePulledYet(TestContext context, Scenario scenario) {
    scenario
        .given(network -> network.europe().handsNothingOver(true))
        .clearingStarts()
        .cycleCloses()
        .expectState(SEALED)
        .expectWaitingFor("window 1 of europe")
        .end(context);
  }

  @Test
  void whatACycleWaitsForKeepsItsTimeHoweverOftenItIsTried(TestContext context, Scenario scenario) {
    scenario
        .given(network -> network.europe().handsNothingOver(true))
        .clearingStarts()
        .cycleCloses()
        .clearingStartsAt(NOW.plusSeconds(600))
        .cycle(1)
        .expectWaitingSince(NOW)
        .end(context);
  }

  @Test
  void aCycleWaitsForEachLedgerThatHandsNothingOver(TestContext context, Scenario scenario) {
    scenario
        .given(network -> network.europe().handsNothingOver(true))
        .given(network -> network.americas().handsNothingOver(true))
        .clearingStarts()
        .cycleCloses()
        .expectWaitingFor("window 1 of americas", "window 1 of europe")
        .given(network -> network.americas().handsNothingOver(false))
        .clearingStarts()
        .cycle(1)
        .expectWaitingFor("window 1 of europe")
        .end(context);
  }

  @Test
  void aCycleThatWaitedGoesOnWithTheNextInstance(TestContext context, Scenario scenario) {
    scenario
        .given(network -> network.europe().handsNothingOver(true))
        .clearingStarts()
        .cycleCloses()
        .given(network -> network.europe().handsNothingOver(false))
        .clearingStarts()
        .cycle(1)
        .expectState(INSTRUCTED)
        .expectWaitingFor()
        .end(context);
  }

  @Test
  void aRateThatIsTooOldStopsTheNettingUntilANewerFileIsThere(
      TestContext context, Scenario scenario) {
    scenario
        .given(network -> network.europe().owes(HOTEL, SHOP, "EUR", "10.00"))
        .clearingStartsAt(Instant.parse("2026-05-30T10:00:00Z"))
        .cycleCloses()
        .expectWaitingFor("the rate from EUR to USD")
        .expectSuspect("2026-04-13")
        .given(network -> network.rates("Date,USD,CZK,\n2026-05-29,1.2000,25.000,\n"))
        .clearingStarts()
        .cycle(1)
        .expectState(INSTRUCTED)
        .end(context);
  }

  @Test
  void aRatesFileWithAFaultStopsTheNettingWithLineAndColumnUntilASoundOneIsThere(
      TestContext context, Scenario scenario) {
    scenario
        .given(network -> network.europe().owes(HOTEL, SHOP, "EUR", "10.00"))
        .given(network -> network.rates("Date,USD,CZK,USD,\n2026-04-13,1.1684,24.378,9.99,\n"))
        .clearingStarts()
        .cycleCloses()
        .expectWaitingFor("the rates file")
        .expectSuspect(
            "rates.csv cannot be used: line 1, column 4: USD has a column already, the one"
                + " numbered 2; the cycle goes on once a sound file is in its place")
        .given(network -> network.rates("Date, USD, CZK, \n13 April 2026, 1.1684, 24.378, \n"))
        .clearingStarts()
        .cycle(1)
        .expectState(INSTRUCTED)
        .expectWaitingFor()
        .end(context);
  }

  @Test
  void aCycleWhosePaymentsCanBeNamedNoBusinessDayWaitsAndSaysSo(
      TestContext context, Scenario scenario) {
    scenario
        .given(network -> network.europe().owes(HOTEL, SHOP, "EUR", "10.00"))
        .given(network -> network.rates("Date,USD,CZK,\n2100-01-03,1.1684,24.378,\n"))
        .clearingStartsAt(Instant.parse("2100-01-04T10:00:00Z"))
        .cycleCloses()
        .expectState(NETTED)
        .expectWaitingFor("business days for the payments")
        .expectWaitingBecause("the settlement calendar of EUR (EUTA) does not know the year 2100")
        .end(context);
  }

  @Test
  void anExportedCycleAddsUpFromItsFilesAlone(TestContext context, Scenario scenario) {
    scenario
        .given(
            network ->
                network
                    .europe()
                    .owes(HOTEL, SHOP, "EUR", "10.01")
                    .owes(SHOP, HOTEL, "USD", "4.00")
                    .owes(HOTEL, PHARMACY, "CZK", "250.00")
                    .owes(PHARMACY, SHOP, "CZK", "33.33"))
        .given(network -> network.americas().silentMessage().owes(HOTEL, PHARMACY, "USD", "2.50"))
        .clearingStarts()
        .cycleCloses()
        .exported(1, "out")
        .expectFiles(
            "out",
            out -> {
              assertTrue(Files.exists(out.resolve("statement-spree-kleidung.json")));
              assertTrue(Files.exists(out.resolve("pain.001.xml")));
              assertEquals(List.of(), new ExportedCycle(out).faults());
            })
        .end(context);
  }

  @Test
  void anExportIsTheSameOctetsEachTime(TestContext context, Scenario scenario) {
    scenario
        .given(network -> network.europe().owes(HOTEL, SHOP, "EUR", "10.01"))
        .clearingStarts()
        .cycleCloses()
        .exported(1, "one")
        .clearingStarts()
        .exported(1, "two")
        .expectSameFiles("one", "two")
        .end(context);
  }

  @Test
  void anExportIsTheSameOctetsAfterClearingsKeyIsRotated(TestContext context, Scenario scenario) {
    scenario
        .given(network -> network.europe().owes(HOTEL, SHOP, "EUR", "10.01"))
        .clearingStarts()
        .cycleCloses()
        .exported(1, "one")
        .given(TestNetwork::rotateClearingsKey)
        .clearingStarts()
        .exported(1, "two")
        .expectSameFiles("one", "two")
        .end(context);
  }

  @Test
  void aLostAnswerToACutIsAskedForAgain(TestContext context, Scenario scenario) {
    scenario
        .given(network -> network.europe().owes(HOTEL, SHOP, "EUR", "10.00").losesAnswers(2))
        .clearingStarts()
        .cycleCloses()
        .expectAbsent()
        .expectGross("10.00")
        .end(context);
  }

  @Test
  void aLedgerThatLagsCatchesUpInTheNextCycle(TestContext context, Scenario scenario) {
    scenario
        .given(
            network ->
                network
                    .europe()
                    .owes(HOTEL, SHOP, "EUR", "10.00")
                    .cutsAt(NOW.minusSeconds(60))
                    .losesAnswers(3))
        .clearingStarts()
        .cycleCloses()
        .expectAbsent(EUROPE)
        .given(network -> network.europe().owes(HOTEL, SHOP, "EUR", "1.00").cutsAt(NOW))
        .cycleCloses()
        .expectWindows(EUROPE, 1L, 2L)
        .expectGross("11.00")
        .exported(2, "out")
        .expectFiles(
            "out",
            out -> {
              ExportedCycle cycle = new ExportedCycle(out);
              assertEquals(List.of(), cycle.faults());
              assertEquals(2, cycle.rows("obligations.csv").size());
              assertEquals(4, cycle.rows("trial-balance.csv").size());
            })
        .end(context);
  }

  @Test
  void thePoolIsPaidIntoItsOwnAccount(TestContext context, Scenario scenario) {
    scenario
        .given(network -> network.europe().owes(HOTEL, ReservedParticipants.POOL, "EUR", "10.00"))
        .clearingStarts()
        .cycleCloses()
        .exported(1, "out")
        .expectFiles(
            "out",
            out -> {
              String xml = Files.readString(out.resolve("pain.001.xml"));
              assertTrue(xml.matches(PAID_TO_THE_POOL), xml);
            })
        .end(context);
  }

  @Test
  void anExportTakesNoFolderOfAnotherCycle(TestContext context, Scenario scenario) {
    scenario
        .given(network -> network.europe().owes(HOTEL, SHOP, "EUR", "10.00"))
        .clearingStarts()
        .cycleCloses()
        .given(network -> network.europe().owes(HOTEL, SHOP, "EUR", "1.00"))
        .cycleCloses()
        .exported(1, "out")
        .exported(1, "out")
        .exportIsRefused(2, "out", "name a new or an empty folder")
        .exported(1, "as-before")
        .expectSameFiles("as-before", "out")
        .end(context);
  }

  @Test
  void aStatementIsComputedAgainWithPublicKeysOnly(TestContext context, Scenario scenario) {
    StatementVerifier verifier =
        new StatementVerifier(
            Coalition.CLEARING_KEY.verifyingKey(),
            Map.of(
                Coalition.EUROPE_KEY.id(), Coalition.EUROPE_KEY.verifyingKey(),
                Coalition.AMERICAS_KEY.id(), Coalition.AMERICAS_KEY.verifyingKey()));

    scenario
        .given(
            network -> {
              for (int i = 0; i < 7; i++) {
                network.europe().silentMessage().owes(HOTEL, SHOP, "EUR", "1.0" + i);
              }
            })
        .given(network -> network.americas().owes(SHOP, PHARMACY, "CZK", "12.00"))
        .clearingStarts()
        .cycleCloses()
        .exported(1, "out")
        .expectFiles(
            "out",
            out -> {
              byte[] statement = Files.readAllBytes(out.resolve("statement-spree-kleidung.json"));
              var verdict = verifier.verify(statement);
              assertTrue(verdict.isValid(), verdict.toString());
            })
        .end(context);
  }

  @Test
  void aCycleThatIsNotInstructedHasNoExport(TestContext context, Scenario scenario) {
    scenario
        .clearingStarts()
        .exported(1, "out")
        .expectFiles("out", out -> assertTrue(Files.notExists(out)))
        .end(context);
  }

  @Test
  void whatAWaitingCycleNeedsStaysInTheSharedState(
      TestContext context, Scenario scenario, TestNetwork network) {
    SealNotice needed = new SealNotice(AMERICAS, 1, new byte[] {1});
    SharedSeals seals = network.cluster().shared().seals();

    scenario
        .given(same -> same.europe().handsNothingOver(true))
        .clearingStarts()
        .cycleCloses()
        .step(() -> seals.publish(needed))
        .given(same -> same.europe().silence(true))
        .cycleCloses()
        .step(
            () ->
                seals
                    .find(AMERICAS, 1)
                    .map(
                        found -> {
                          assertEquals(Optional.of(needed), found);
                          return found;
                        })
                    .eventually(() -> seals.drop(AMERICAS, 1)))
        .end(context);
  }
}
