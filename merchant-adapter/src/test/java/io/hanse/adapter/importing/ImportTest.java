package io.hanse.adapter.importing;

import static io.hanse.adapter.scripted.Purchases.KEY;
import static io.hanse.adapter.scripted.Purchases.SHOP;
import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.adapter.client.BackOff;
import io.hanse.adapter.client.ClientSettings;
import io.hanse.adapter.client.HanseClient;
import io.hanse.adapter.draft.SkipReason;
import io.hanse.adapter.file.UnusableFile;
import io.hanse.adapter.mapping.Format;
import io.hanse.adapter.mapping.MappingFile;
import io.hanse.adapter.scripted.ScriptedNode;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxUnit.class)
class ImportTest {
  private static final Enrolling ON_EUROPE = Enrolling.Unknown.on(LedgerId.of("europe"), "en");

  @TempDir private Path folder;
  private Vertx vertx;
  private ScriptedNode node;

  @BeforeEach
  void startNode(TestContext context, Vertx own) {
    vertx = own;
    ScriptedNode.start(vertx, KEY.verifyingKey())
        .onComplete(context.asyncAssertSuccess(started -> node = started));
  }

  private Future<HanseClient> open(String home, URI address, Duration patience) {
    ClientSettings.Sending sending =
        new ClientSettings.Sending(
            500,
            8,
            Duration.ofMinutes(2),
            new BackOff(Duration.ofMillis(5), Duration.ofMillis(40)),
            4,
            patience);
    return HanseClient.open(
        vertx, ClientSettings.of(List.of(address), SHOP, KEY, folder.resolve(home)).with(sending));
  }

  private Future<ImportReport> run(String home, Path file, Format format, Enrolling enrolling) {
    return run(home, new Request(file, format, Members.NONE, enrolling));
  }

  private record Request(Path file, Format format, Members members, Enrolling enrolling) {
    ImportRequest full() {
      return new ImportRequest(
          file, MappingFile.standard(format), LocationId.of("web"), members, enrolling);
    }
  }

  private Future<ImportReport> run(String home, Request request) {
    return run(open(home, node.address(), Duration.ofMinutes(10)), request, ImportListener.SILENT);
  }

  private static Future<ImportReport> run(
      Future<HanseClient> opening, Request request, ImportListener listener) {
    return opening.compose(
        client -> Import.run(client, request.full(), listener).eventually(client::close));
  }

  private Future<ImportReport> bookings(String home) {
    return run(home, fixture("bookings.csv"), Format.HOTEL_BOOKINGS_CSV, ON_EUROPE);
  }

  private Future<ImportReport> invoices() {
    return run("home", fixture("invoices.csv"), Format.ONLINE_RETAIL_CSV, ON_EUROPE);
  }

  static Path fixture(String name) {
    try {
      return Path.of(ImportTest.class.getResource(name).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void assertGolden(String name, ImportReport report) throws IOException {
    assertEquals(Files.readString(fixture(name + ".txt")), ReportText.of(report), name);
    assertEquals(
        Files.readString(fixture(name + ".json")),
        new String(ReportJson.octets(report), StandardCharsets.UTF_8),
        name);
  }

  @Test
  void bookingsBecomeThePurchasesOfTheGoldenReport(TestContext context) {
    bookings("home")
        .compose(check(report -> assertGolden("bookings-report", report)))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aStayEarnsAtDepartureInTheHotelsZone(TestContext context) {
    bookings("home")
        .map(report -> stayFrom("2016-07-01"))
        .onComplete(
            context.asyncAssertSuccess(
                stay -> {
                  assertEquals("2016-07-08T11:00+01:00", stay.header().occurredAt().toString());
                  assertEquals("689.15", stay.purchase().total().toDecimal());
                  assertEquals(LocationId.of("resort"), stay.header().location());
                }));
  }

  private Message.Accrual stayFrom(String date) {
    return node.applied().stream()
        .filter(Message.Accrual.class::isInstance)
        .map(Message.Accrual.class::cast)
        .filter(accrual -> accrual.purchase().reference().equals("stay from " + date))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void invoicesAndReturnsBecomeTheMessagesOfTheGoldenReport(TestContext context) {
    invoices()
        .compose(check(report -> assertGolden("invoices-report", report)))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void neverIsMoreReturnedThanWasSold(TestContext context) {
    invoices()
        .map(report -> node.balances().values().stream().sorted().toList())
        // All lanterns came back, and one mug of six at a lower price than it was sold for.
        .onComplete(
            context.asyncAssertSuccess(balances -> assertEquals(List.of(125L, 650L), balances)));
  }

  @Test
  void aReturnFindsTheSaleOfAnEarlierFileInAnExportFromFurtherBack(TestContext context)
      throws IOException {
    String header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n";
    String sale = "2001,A1,LANTERN,4,2011-03-01 09:00:00,2.50,C1\n";
    String back = "C2002,A1,LANTERN,-1,2011-04-01 09:00:00,2.50,C1\n";
    Path march = Files.writeString(folder.resolve("march.csv"), header + sale);
    Path april = Files.writeString(folder.resolve("april.csv"), header + back);
    Path both = Files.writeString(folder.resolve("both.csv"), header + sale + back);

    retail(march)
        .compose(sold -> retail(april))
        .compose(
            check(
                report -> assertEquals(Map.of(SkipReason.NO_SALE, 1L), report.skipped(), "april")))
        .compose(alone -> retail(both))
        .compose(check(report -> assertEquals(Map.of(), report.skipped(), "both")))
        .compose(whole -> retail(both))
        .map(again -> List.copyOf(node.balances().values()))
        .onComplete(context.asyncAssertSuccess(balances -> assertEquals(List.of(750L), balances)));
  }

  private Future<ImportReport> retail(Path file) {
    return run("home", file, Format.ONLINE_RETAIL_CSV, ON_EUROPE);
  }

  @Test
  void aFileImportedTwiceHasOneEffect(TestContext context) {
    record Effect(Map<CardNumber, Long> balances, int requests) {}
    invoices()
        .map(report -> new Effect(node.balances(), node.requests()))
        .compose(
            first ->
                invoices()
                    .compose(
                        check(
                            again ->
                                assertEquals(again.messages().sent(), again.messages().repeated())))
                    .map(again -> new Effect(node.balances(), node.requests()))
                    .compose(check(second -> assertEquals(first, second))))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aFileImportedAgainFromAnotherMachineHasOneEffect(TestContext context) {
    bookings("home")
        .map(report -> node.balances())
        .compose(
            balances ->
                bookings("elsewhere")
                    .compose(check(again -> assertTrue(again.isClean())))
                    .compose(check(again -> assertEquals(balances, node.balances()))))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void membersWithoutACardAreSkippedWhereNobodyIsEnrolled(TestContext context) {
    CardNumber card = CardNumber.of(990_002, 5);
    Members members = key -> key.equals("row-1") ? Optional.of(card) : Optional.empty();

    run(
            "home",
            new Request(
                fixture("bookings.csv"), Format.HOTEL_BOOKINGS_CSV, members, new Enrolling.Never()))
        .onComplete(
            context.asyncAssertSuccess(
                report -> {
                  assertEquals(1, report.rowsSent());
                  assertEquals(2, report.skipped().get(SkipReason.NO_MEMBER));
                  assertEquals(Map.of(card, 68915L), node.balances());
                }));
  }

  @Test
  void refusedMessagesAreListedWithTheirRows(TestContext context) {
    node.judge(
        message ->
            message instanceof Message.Accrual accrual
                    && accrual.purchase().reference().equals("stay from 2016-03-26")
                ? Optional.of(RejectionCode.TOO_OLD)
                : Optional.empty());

    bookings("home")
        .onComplete(
            context.asyncAssertSuccess(
                report -> {
                  assertEquals(List.of(8L), report.messages().refused().get("too-old").rows());
                  assertTrue(report.isFinished());
                  assertTrue(!report.isClean());
                }));
  }

  @Test
  void refusedEnrolmentsLeaveTheirRowsWithoutMember(TestContext context) {
    node.judge(
        message ->
            message instanceof Message.Enrolment
                ? Optional.of(RejectionCode.UNKNOWN_LOCATION)
                : Optional.empty());

    bookings("home")
        .onComplete(
            context.asyncAssertSuccess(
                report -> {
                  assertEquals(3, report.skipped().get(SkipReason.NO_MEMBER));
                  assertEquals(3, report.enrolments().setAside().get("unknown-location").count());
                }));
  }

  @Test
  void anEnrolmentThatWasTurnedAwayIsReportedEachTimeUntilTheSettingsAreMended(
      TestContext context) {
    Enrolling misspelt = Enrolling.Unknown.on(LedgerId.of("europa"), "en");
    node.judge(
        message ->
            message instanceof Message.Enrolment enrolment
                    && enrolment.ledger().equals(LedgerId.of("europa"))
                ? Optional.of(RejectionCode.UNREADABLE_ROUTE)
                : Optional.empty());
    Path bookings = fixture("bookings.csv");

    run("home", bookings, Format.HOTEL_BOOKINGS_CSV, misspelt)
        .compose(first -> run("home", bookings, Format.HOTEL_BOOKINGS_CSV, misspelt))
        .compose(
            check(
                again -> {
                  assertEquals(
                      3, again.enrolments().refused().get("unreadable-route").rows().size());
                  assertTrue(!again.isClean());
                }))
        .compose(again -> run("home", bookings, Format.HOTEL_BOOKINGS_CSV, ON_EUROPE))
        .onComplete(context.asyncAssertSuccess(ImportTest::assertAllSent));
  }

  @Test
  void anEnrolmentThatWasSetAsideIsSentAnewByTheNextImport(TestContext context) {
    node.judge(message -> Optional.of(RejectionCode.UNKNOWN_LOCATION));

    bookings("home")
        .compose(
            setAside -> {
              node.judge(message -> Optional.empty());
              return bookings("home");
            })
        .onComplete(context.asyncAssertSuccess(ImportTest::assertAllSent));
  }

  private static void assertAllSent(ImportReport mended) {
    assertTrue(mended.isClean());
    assertEquals(3, mended.rowsSent());
  }

  @Test
  void anImportWithoutANetworkSaysThatItIsNotFinishedAndTheNextOneFinishes(TestContext context) {
    Request request =
        new Request(
            fixture("bookings.csv"),
            Format.HOTEL_BOOKINGS_CSV,
            key -> Optional.of(CardNumber.of(990_002, 5)),
            new Enrolling.Never());
    Future<HanseClient> offline =
        open("home", URI.create("http://127.0.0.1:1"), Duration.ofMillis(300));

    run(offline, request, ImportListener.SILENT)
        .compose(
            check(
                first -> {
                  assertEquals(3, first.messages().waiting());
                  assertTrue(!first.isFinished());
                }))
        .compose(first -> run("home", request))
        .onComplete(
            context.asyncAssertSuccess(second -> assertEquals(3, second.messages().accepted())));
  }

  @Test
  void aQuoteThatIsNeverClosedEndsTheFileAndIsReported(TestContext context) throws IOException {
    Path broken = folder.resolve("broken.csv");
    String good = Files.readString(fixture("invoices.csv"));
    Files.writeString(broken, good + "1009,\"B2,MUG,1,2011-04-06 10:00:00,1.25,C2,France\n");

    run("home", broken, Format.ONLINE_RETAIL_CSV, ON_EUROPE)
        .onComplete(
            context.asyncAssertSuccess(
                report -> {
                  assertEquals(20, report.rowsRead());
                  assertEquals(1, report.faults().size());
                }));
  }

  @Test
  void aFileWithoutItsColumnsIsRefusedWithAllThatAreMissing(TestContext context)
      throws IOException {
    Path other = folder.resolve("other.csv");
    Files.writeString(other, "hotel,adr\nResort Hotel,10\n");

    run("home", other, Format.HOTEL_BOOKINGS_CSV, ON_EUROPE)
        .onComplete(
            context.asyncAssertFailure(
                refusal -> {
                  assertInstanceOf(UnusableFile.class, refusal);
                  assertTrue(refusal.getMessage().contains("is_canceled"));
                  assertTrue(refusal.getMessage().contains("reservation_status"));
                }));
  }

  @Test
  void anErrorOfTheProgramEndsTheImportForWhoeverWaits(TestContext context) {
    ImportListener faulty =
        progress -> {
          throw new LinkageError("a class is missing");
        };

    run(open("home", node.address(), Duration.ofMinutes(10)), wholeBookings(), faulty)
        .onComplete(
            context.asyncAssertFailure(failure -> assertInstanceOf(LinkageError.class, failure)));
  }

  @Test
  void progressEndsAtOneHundred(TestContext context) {
    List<ImportProgress> seen = new CopyOnWriteArrayList<>();

    run(open("home", node.address(), Duration.ofMinutes(10)), wholeBookings(), seen::add)
        .onComplete(
            context.asyncAssertSuccess(
                report -> {
                  assertEquals(100, seen.getLast().percent());
                  assertEquals(12, seen.getLast().rowsRead());
                }));
  }

  private static Request wholeBookings() {
    return new Request(fixture("bookings.csv"), Format.HOTEL_BOOKINGS_CSV, Members.NONE, ON_EUROPE);
  }
}
