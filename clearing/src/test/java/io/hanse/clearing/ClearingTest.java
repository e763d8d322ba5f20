package io.hanse.clearing;

import static io.hanse.clearing.Coalition.EUROPE;
import static io.hanse.clearing.Coalition.HOTEL;
import static io.hanse.clearing.Coalition.PHARMACY;
import static io.hanse.clearing.Coalition.SHOP;
import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.clearing.closing.CloseAnswer;
import io.hanse.clearing.closing.CycleReport;
import io.hanse.clearing.cycle.Absence;
import io.hanse.clearing.sealing.SealedWindow;
import io.hanse.config.shared.SealNotice;
import io.hanse.config.shared.SharedSeals;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ReservedParticipants;
import io.hanse.protocol.statement.StatementVerifier;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.ext.unit.TestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({VertxUnit.class, TestNetworks.class})
class ClearingTest {
  private TestNetwork network;
  private Clearing clearing;

  @BeforeEach
  void start(TestContext context, TestNetwork own) {
    network = own;
    restarted().onComplete(context.asyncAssertSuccess());
  }

  private Future<Clearing> restarted() {
    return network.start().onSuccess(started -> clearing = started);
  }

  private Future<CycleReport> close() {
    return clearing
        .closeCycle()
        .map(answer -> assertInstanceOf(CloseAnswer.Done.class, answer).report());
  }

  private Future<List<String>> exported(int cycle, String folder) {
    return clearing.exportCycle(cycle, at(folder));
  }

  private Path at(String file) {
    return network.folder().resolve(file);
  }

  private static Money gross(CycleReport report) {
    return report.turnovers().get(CurrencyCode.of("EUR")).gross();
  }

  private static Money eur(String amount) {
    return Money.parse(CurrencyCode.of("EUR"), amount);
  }

  @Test
  void aCycleGoesFromOpenToInstructed(TestContext context) {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00").owes(SHOP, HOTEL, "EUR", "4.00");
    network.americas().silentMessage().owes(HOTEL, PHARMACY, "EUR", "2.50");

    close()
        .onComplete(
            context.asyncAssertSuccess(
                report -> {
                  assertEquals("instructed", report.cycle().state());
                  var turnover = report.turnovers().get(CurrencyCode.of("EUR"));
                  assertEquals(eur("16.50"), turnover.gross());
                  assertEquals(eur("8.50"), turnover.net());
                  assertEquals(eur("8.00"), turnover.saving());
                }));
  }

  @Test
  void theNextCycleTakesTheNextWindow(TestContext context) {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00");
    close()
        .compose(
            first -> {
              network.europe().owes(HOTEL, SHOP, "EUR", "1.00");
              return close();
            })
        .onComplete(
            context.asyncAssertSuccess(
                second -> {
                  assertEquals(2, second.cycle().number());
                  assertEquals(2, second.windows().getFirst().window());
                  assertEquals(eur("1.00"), gross(second));
                }));
  }

  @Test
  void theSameCommandAgainClosesNothingMore(TestContext context) {
    clearing
        .closeCycle("evening")
        .compose(closed -> clearing.closeCycle("evening"))
        .compose(
            check(
                again ->
                    assertEquals(
                        1,
                        assertInstanceOf(CloseAnswer.Done.class, again).report().cycle().number())))
        .compose(again -> clearing.cycles(10))
        .onComplete(
            context.asyncAssertSuccess(
                cycles -> assertEquals(2, cycles.getFirst().cycle().number())));
  }

  @Test
  void aLedgerThatIsSilentJoinsTheNextCycle(TestContext context) {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00").silence(true);
    close()
        .compose(check(first -> assertEquals(List.of(EUROPE), absent(first))))
        .compose(check(first -> assertEquals("instructed", first.cycle().state())))
        .compose(
            first -> {
              network.europe().silence(false);
              return close();
            })
        .onComplete(
            context.asyncAssertSuccess(second -> assertEquals(eur("10.00"), gross(second))));
  }

  private static List<LedgerId> absent(CycleReport report) {
    return report.absences().stream().map(Absence::ledger).toList();
  }

  @Test
  void aCycleWaitsForObligationsThatCannotBePulledYet(TestContext context) {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00").handsNothingOver(true);

    close()
        .onComplete(
            context.asyncAssertSuccess(
                stuck -> {
                  assertEquals("sealed", stuck.cycle().state());
                  assertTrue(stuck.waiting().orElseThrow().contains("europe"), stuck.toString());
                }));
  }

  @Test
  void aCycleThatWaitedGoesOnWithTheNextInstance(TestContext context) {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00").handsNothingOver(true);
    close()
        .compose(
            stuck -> {
              network.europe().handsNothingOver(false);
              return network.start();
            })
        .compose(again -> again.cycle(1))
        .onComplete(
            context.asyncAssertSuccess(
                first -> assertEquals("instructed", first.orElseThrow().cycle().state())));
  }

  @Test
  void aRateThatIsTooOldStopsTheNettingUntilANewerFileIsThere(TestContext context) {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00");
    network
        .start(InstantSource.fixed(Instant.parse("2026-05-30T10:00:00Z")))
        .compose(late -> late.closeCycle())
        .map(answer -> assertInstanceOf(CloseAnswer.Done.class, answer).report())
        .compose(check(stopped -> assertEquals("sealed", stopped.cycle().state())))
        .compose(
            check(
                stopped ->
                    assertTrue(
                        stopped.waiting().orElseThrow().contains("2026-04-13"),
                        stopped.toString())))
        .compose(
            stopped -> {
              network.rates("Date,USD,CZK,\n2026-05-29,1.2000,25.000,\n");
              return network.start();
            })
        .compose(again -> again.cycle(1))
        .onComplete(
            context.asyncAssertSuccess(
                cycle -> assertEquals("instructed", cycle.orElseThrow().cycle().state())));
  }

  @Test
  void aRatesFileWithAFaultStopsTheNettingWithLineAndColumnUntilASoundOneIsThere(
      TestContext context) {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00");
    network.rates("Date,USD,CZK,USD,\n2026-04-13,1.1684,24.378,9.99,\n");

    close()
        .compose(check(stopped -> assertEquals("sealed", stopped.cycle().state())))
        .compose(
            check(
                stopped ->
                    assertEquals(
                        "the rates file %s cannot be used: line 1, column 4: USD has a column"
                                .formatted(network.folder().resolve("rates.csv"))
                            + " already, the one numbered 2; the cycle goes on once a sound file"
                            + " is in its place",
                        stopped.waiting().orElseThrow())))
        .compose(
            stopped -> {
              network.rates("Date, USD, CZK, \n13 April 2026, 1.1684, 24.378, \n");
              return network.start();
            })
        .compose(again -> again.cycle(1))
        .map(Optional::orElseThrow)
        .onComplete(
            context.asyncAssertSuccess(
                cycle -> {
                  assertEquals("instructed", cycle.cycle().state());
                  assertEquals(Optional.empty(), cycle.waiting());
                }));
  }

  @Test
  void aCycleWhosePaymentsCanBeNamedNoBusinessDayWaitsAndSaysSo(TestContext context) {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00");
    network.rates("Date,USD,CZK,\n2100-01-03,1.1684,24.378,\n");

    network
        .start(InstantSource.fixed(Instant.parse("2100-01-04T10:00:00Z")))
        .compose(late -> late.closeCycle())
        .map(answer -> assertInstanceOf(CloseAnswer.Done.class, answer).report())
        .onComplete(
            context.asyncAssertSuccess(
                waiting -> {
                  assertEquals("netted", waiting.cycle().state());
                  assertEquals(
                      Optional.of(
                          "the settlement calendar of EUR (EUTA) does not know the year 2100"),
                      waiting.waiting());
                }));
  }

  @Test
  void anExportedCycleAddsUpFromItsFilesAlone(TestContext context) {
    network
        .europe()
        .owes(HOTEL, SHOP, "EUR", "10.01")
        .owes(SHOP, HOTEL, "USD", "4.00")
        .owes(HOTEL, PHARMACY, "CZK", "250.00")
        .owes(PHARMACY, SHOP, "CZK", "33.33");
    network.americas().silentMessage().owes(HOTEL, PHARMACY, "USD", "2.50");

    close()
        .compose(closed -> exported(1, "out"))
        .compose(
            check(
                files -> {
                  assertTrue(files.contains("statement-spree-kleidung.json"), files.toString());
                  assertTrue(files.contains("pain.001.xml"), files.toString());
                  assertEquals(List.of(), new ExportedCycle(at("out")).faults());
                }))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void anExportIsTheSameOctetsEachTime(TestContext context) {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.01");
    close()
        .compose(closed -> exported(1, "one"))
        .compose(
            files ->
                restarted()
                    .compose(again -> exported(1, "two"))
                    .compose(
                        check(
                            same -> {
                              for (String file : files) {
                                assertSameOctets(file);
                              }
                            })))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void anExportIsTheSameOctetsAfterClearingsKeyIsRotated(TestContext context) {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.01");
    close()
        .compose(closed -> exported(1, "one"))
        .compose(
            files -> {
              network.rotateClearingsKey();
              return restarted();
            })
        .compose(again -> exported(1, "two"))
        .compose(check(files -> assertSameOctets("statement-" + SHOP + ".json")))
        .onComplete(context.asyncAssertSuccess());
  }

  private void assertSameOctets(String file) throws IOException {
    assertArrayEquals(
        Files.readAllBytes(at("one/" + file)), Files.readAllBytes(at("two/" + file)), file);
  }

  @Test
  void aLostAnswerToACutIsAskedForAgain(TestContext context) {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00").losesAnswers(2);

    close()
        .onComplete(
            context.asyncAssertSuccess(
                report -> {
                  assertEquals(List.of(), report.absences());
                  assertEquals(eur("10.00"), gross(report));
                }));
  }

  @Test
  void aLedgerThatLagsCatchesUpInTheNextCycle(TestContext context) {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00").cutsAt(TestNetwork.NOW.minusSeconds(60));
    network.europe().losesAnswers(3);
    close()
        .compose(check(first -> assertEquals(List.of(EUROPE), absent(first))))
        .compose(
            first -> {
              network.europe().owes(HOTEL, SHOP, "EUR", "1.00").cutsAt(TestNetwork.NOW);
              return close();
            })
        .compose(check(second -> assertEquals(List.of(1L, 2L), windowsOfEurope(second))))
        .compose(check(second -> assertEquals(eur("11.00"), gross(second))))
        .compose(second -> exported(2, "out"))
        .compose(
            check(
                files -> {
                  ExportedCycle cycle = new ExportedCycle(at("out"));
                  assertEquals(List.of(), cycle.faults());
                  assertEquals(2, cycle.rows("obligations.csv").size());
                  assertEquals(4, cycle.rows("trial-balance.csv").size());
                }))
        .onComplete(context.asyncAssertSuccess());
  }

  private static List<Long> windowsOfEurope(CycleReport report) {
    return report.windows().stream()
        .filter(window -> window.ledger().equals(EUROPE))
        .map(SealedWindow::window)
        .toList();
  }

  @Test
  void thePoolIsPaidIntoItsOwnAccount(TestContext context) {
    network.europe().owes(HOTEL, ReservedParticipants.POOL, "EUR", "10.00");

    close()
        .compose(closed -> exported(1, "out"))
        .compose(
            check(
                files -> {
                  String xml = Files.readString(at("out/pain.001.xml"));
                  assertTrue(xml.matches(PAID_TO_THE_POOL), xml);
                }))
        .onComplete(context.asyncAssertSuccess());
  }

  private static final String PAID_TO_THE_POOL =
      "(?s).*CdtrAcct>\\s*<[^>]*Id>\\s*<[^>]*IBAN>DE75512108001245126199<.*";

  @Test
  void anExportTakesNoFolderOfAnotherCycle(TestContext context) {
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00");
    close()
        .compose(
            first -> {
              network.europe().owes(HOTEL, SHOP, "EUR", "1.00");
              return close();
            })
        .compose(closed -> exported(1, "out"))
        .compose(files -> exported(1, "out"))
        .map(files -> octetsOf("out/obligations.csv"))
        .compose(
            before ->
                exported(2, "out")
                    .transform(
                        refused -> {
                          String reason = String.valueOf(refused.cause());
                          assertTrue(reason.contains("name a new or an empty folder"), reason);
                          assertArrayEquals(before, octetsOf("out/obligations.csv"));
                          return Future.succeededFuture();
                        }))
        .onComplete(context.asyncAssertSuccess());
  }

  private byte[] octetsOf(String file) {
    try {
      return Files.readAllBytes(at(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void aStatementIsComputedAgainWithPublicKeysOnly(TestContext context) {
    for (int i = 0; i < 7; i++) {
      network.europe().silentMessage().owes(HOTEL, SHOP, "EUR", "1.0" + i);
    }
    network.americas().owes(SHOP, PHARMACY, "CZK", "12.00");
    StatementVerifier verifier =
        new StatementVerifier(
            Coalition.CLEARING_KEY.verifyingKey(),
            Map.of(
                Coalition.EUROPE_KEY.id(), Coalition.EUROPE_KEY.verifyingKey(),
                Coalition.AMERICAS_KEY.id(), Coalition.AMERICAS_KEY.verifyingKey()));

    close()
        .compose(closed -> exported(1, "out"))
        .map(files -> verifier.verify(octetsOf("out/statement-spree-kleidung.json")))
        .onComplete(
            context.asyncAssertSuccess(
                verdict -> assertTrue(verdict.isValid(), verdict.toString())));
  }

  @Test
  void aCycleThatIsNotInstructedHasNoExport(TestContext context) {
    exported(1, "out")
        .onComplete(
            context.asyncAssertSuccess(
                files -> {
                  assertEquals(List.of(), files);
                  assertTrue(Files.notExists(at("out")));
                }));
  }

  @Test
  void whatAWaitingCycleNeedsStaysInTheSharedState(TestContext context) {
    network.europe().handsNothingOver(true);
    SealNotice needed = new SealNotice(Coalition.AMERICAS, 1, new byte[] {1});
    SharedSeals seals = network.cluster().shared().seals();
    close()
        .compose(waiting -> seals.publish(needed))
        .compose(
            published -> {
              network.europe().silence(true);
              return close();
            })
        .compose(closed -> seals.find(Coalition.AMERICAS, 1))
        .compose(check(found -> assertEquals(Optional.of(needed), found)))
        .eventually(() -> seals.drop(Coalition.AMERICAS, 1))
        .onComplete(context.asyncAssertSuccess());
  }
}
