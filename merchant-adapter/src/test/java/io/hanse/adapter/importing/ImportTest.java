package io.hanse.adapter.importing;

import static io.hanse.adapter.scripted.Purchases.KEY;
import static io.hanse.adapter.scripted.Purchases.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.adapter.client.BackOff;
import io.hanse.adapter.client.ClientSettings;
import io.hanse.adapter.client.HanseClient;
import io.hanse.adapter.draft.SkipReason;
import io.hanse.adapter.mapping.Format;
import io.hanse.adapter.mapping.MappingFile;
import io.hanse.adapter.scripted.ScriptedNode;
import io.hanse.adapter.yaml.UnusableFile;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.rejection.RejectionCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
  private static final Enrolling ON_EUROPE = Enrolling.Unknown.on(LedgerId.of("europe"), "en");

  @TempDir private Path folder;
  private Vertx vertx;
  private ScriptedNode node;

  @BeforeEach
  void startNode() {
    vertx = Vertx.vertx();
    node = await(ScriptedNode.start(vertx, KEY.verifyingKey()));
  }

  @AfterEach
  void stop() {
    await(vertx.close());
  }

  static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  private HanseClient open(String home, URI address, Duration patience) {
    ClientSettings.Sending sending =
        new ClientSettings.Sending(
            500,
            8,
            Duration.ofSeconds(10),
            new BackOff(Duration.ofMillis(5), Duration.ofMillis(40)),
            4,
            patience);
    return await(
        HanseClient.open(
            vertx,
            ClientSettings.of(List.of(address), SHOP, KEY, folder.resolve(home)).with(sending)));
  }

  private ImportReport run(String home, Path file, Format format, Enrolling enrolling) {
    return run(home, new Request(file, format, Members.NONE, enrolling));
  }

  private record Request(Path file, Format format, Members members, Enrolling enrolling) {
    ImportRequest full() {
      return new ImportRequest(
          file, MappingFile.standard(format), LocationId.of("web"), members, enrolling);
    }
  }

  private ImportReport run(String home, Request request) {
    HanseClient client = open(home, node.address(), Duration.ofSeconds(20));
    try {
      return await(Import.run(client, request.full(), ImportListener.SILENT));
    } finally {
      await(client.close());
    }
  }

  static Path fixture(String name) {
    try {
      return Path.of(ImportTest.class.getResource(name).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void assertGolden(String name, String actual) throws IOException {
    assertEquals(Files.readString(fixture(name)), actual, name);
  }

  @Test
  void bookingsBecomeThePurchasesOfTheGoldenReport() throws IOException {
    ImportReport report =
        run("home", fixture("bookings.csv"), Format.HOTEL_BOOKINGS_CSV, ON_EUROPE);

    assertGolden("bookings-report.txt", ReportText.of(report));
    assertGolden(
        "bookings-report.json", new String(ReportJson.octets(report), StandardCharsets.UTF_8));
  }

  @Test
  void aStayEarnsAtDepartureInTheHotelsZone() {
    run("home", fixture("bookings.csv"), Format.HOTEL_BOOKINGS_CSV, ON_EUROPE);

    Message.Accrual stay =
        node.applied().stream()
            .filter(Message.Accrual.class::isInstance)
            .map(Message.Accrual.class::cast)
            .filter(accrual -> accrual.purchase().reference().equals("stay from 2016-07-01"))
            .findFirst()
            .orElseThrow();
    assertEquals("2016-07-08T11:00+01:00", stay.header().occurredAt().toString());
    assertEquals("689.15", stay.purchase().total().toDecimal());
    assertEquals(LocationId.of("resort"), stay.header().location());
  }

  @Test
  void invoicesAndReturnsBecomeTheMessagesOfTheGoldenReport() throws IOException {
    ImportReport report = run("home", fixture("invoices.csv"), Format.ONLINE_RETAIL_CSV, ON_EUROPE);

    assertGolden("invoices-report.txt", ReportText.of(report));
    assertGolden(
        "invoices-report.json", new String(ReportJson.octets(report), StandardCharsets.UTF_8));
  }

  @Test
  void neverIsMoreReturnedThanWasSold() {
    run("home", fixture("invoices.csv"), Format.ONLINE_RETAIL_CSV, ON_EUROPE);

    // All lanterns came back, and one mug of six at a lower price than it was sold for.
    assertEquals(List.of(125L, 650L), node.balances().values().stream().sorted().toList());
  }

  @Test
  void aFileImportedTwiceHasOneEffect() {
    run("home", fixture("invoices.csv"), Format.ONLINE_RETAIL_CSV, ON_EUROPE);
    Map<CardNumber, Long> balances = node.balances();
    int requests = node.requests();

    ImportReport again = run("home", fixture("invoices.csv"), Format.ONLINE_RETAIL_CSV, ON_EUROPE);

    assertEquals(balances, node.balances());
    assertEquals(requests, node.requests());
    assertEquals(again.messages().sent(), again.messages().repeated());
  }

  @Test
  void aFileImportedAgainFromAnotherMachineHasOneEffect() {
    run("home", fixture("bookings.csv"), Format.HOTEL_BOOKINGS_CSV, ON_EUROPE);
    Map<CardNumber, Long> balances = node.balances();

    ImportReport again =
        run("elsewhere", fixture("bookings.csv"), Format.HOTEL_BOOKINGS_CSV, ON_EUROPE);

    assertEquals(balances, node.balances());
    assertTrue(again.isClean());
  }

  @Test
  void membersWithoutACardAreSkippedWhereNobodyIsEnrolled() {
    CardNumber card = CardNumber.of(990_002, 5);
    Members members = key -> key.equals("row-1") ? Optional.of(card) : Optional.empty();

    ImportReport report =
        run(
            "home",
            new Request(
                fixture("bookings.csv"),
                Format.HOTEL_BOOKINGS_CSV,
                members,
                new Enrolling.Never()));

    assertEquals(1, report.rowsSent());
    assertEquals(2, report.skipped().get(SkipReason.NO_MEMBER));
    assertEquals(Map.of(card, 68915L), node.balances());
  }

  @Test
  void refusedMessagesAreListedWithTheirRows() {
    node.judge(
        message ->
            message instanceof Message.Accrual accrual
                    && accrual.purchase().reference().equals("stay from 2016-03-26")
                ? Optional.of(RejectionCode.TOO_OLD)
                : Optional.empty());

    ImportReport report =
        run("home", fixture("bookings.csv"), Format.HOTEL_BOOKINGS_CSV, ON_EUROPE);

    assertEquals(List.of(8L), report.messages().refused().get("too-old").rows());
    assertTrue(report.isFinished());
    assertTrue(!report.isClean());
  }

  @Test
  void refusedEnrolmentsLeaveTheirRowsWithoutMember() {
    node.judge(
        message ->
            message instanceof Message.Enrolment
                ? Optional.of(RejectionCode.UNKNOWN_LOCATION)
                : Optional.empty());

    ImportReport report =
        run("home", fixture("bookings.csv"), Format.HOTEL_BOOKINGS_CSV, ON_EUROPE);

    assertEquals(3, report.skipped().get(SkipReason.NO_MEMBER));
    assertEquals(3, report.enrolments().setAside().get("unknown-location").count());
  }

  @Test
  void anEnrolmentThatWasTurnedAwayIsReportedEachTimeUntilTheSettingsAreMended() {
    Enrolling misspelt = Enrolling.Unknown.on(LedgerId.of("europa"), "en");
    node.judge(
        message ->
            message instanceof Message.Enrolment enrolment
                    && enrolment.ledger().equals(LedgerId.of("europa"))
                ? Optional.of(RejectionCode.UNREADABLE_ROUTE)
                : Optional.empty());
    Path bookings = fixture("bookings.csv");
    run("home", bookings, Format.HOTEL_BOOKINGS_CSV, misspelt);

    ImportReport again = run("home", bookings, Format.HOTEL_BOOKINGS_CSV, misspelt);
    ImportReport mended = run("home", bookings, Format.HOTEL_BOOKINGS_CSV, ON_EUROPE);

    assertEquals(3, again.enrolments().refused().get("unreadable-route").rows().size());
    assertTrue(!again.isClean());
    assertTrue(mended.isClean());
    assertEquals(3, mended.rowsSent());
  }

  @Test
  void anEnrolmentThatWasSetAsideIsSentAnewByTheNextImport() {
    node.judge(message -> Optional.of(RejectionCode.UNKNOWN_LOCATION));
    run("home", fixture("bookings.csv"), Format.HOTEL_BOOKINGS_CSV, ON_EUROPE);
    node.judge(message -> Optional.empty());

    ImportReport mended =
        run("home", fixture("bookings.csv"), Format.HOTEL_BOOKINGS_CSV, ON_EUROPE);

    assertTrue(mended.isClean());
    assertEquals(3, mended.rowsSent());
  }

  @Test
  void anImportWithoutANetworkSaysThatItIsNotFinishedAndTheNextOneFinishes() {
    HanseClient offline = open("home", URI.create("http://127.0.0.1:1"), Duration.ofMillis(300));
    Request request =
        new Request(
            fixture("bookings.csv"),
            Format.HOTEL_BOOKINGS_CSV,
            key -> Optional.of(CardNumber.of(990_002, 5)),
            new Enrolling.Never());
    ImportReport first = await(Import.run(offline, request.full(), ImportListener.SILENT));
    await(offline.close());

    ImportReport second = run("home", request);

    assertEquals(3, first.messages().waiting());
    assertTrue(!first.isFinished());
    assertEquals(3, second.messages().accepted());
  }

  @Test
  void aQuoteThatIsNeverClosedEndsTheFileAndIsReported() throws IOException {
    Path broken = folder.resolve("broken.csv");
    String good = Files.readString(fixture("invoices.csv"));
    Files.writeString(broken, good + "1009,\"B2,MUG,1,2011-04-06 10:00:00,1.25,C2,France\n");

    ImportReport report = run("home", broken, Format.ONLINE_RETAIL_CSV, ON_EUROPE);

    assertEquals(20, report.rowsRead());
    assertEquals(1, report.faults().size());
  }

  @Test
  void aFileWithoutItsColumnsIsRefusedWithAllThatAreMissing() throws IOException {
    Path other = folder.resolve("other.csv");
    Files.writeString(other, "hotel,adr\nResort Hotel,10\n");

    CompletionException refusal =
        assertThrows(
            CompletionException.class,
            () -> run("home", other, Format.HOTEL_BOOKINGS_CSV, ON_EUROPE));

    assertTrue(refusal.getCause() instanceof UnusableFile);
    assertTrue(refusal.getMessage().contains("is_canceled"));
    assertTrue(refusal.getMessage().contains("reservation_status"));
  }

  @Test
  void anErrorOfTheProgramEndsTheImportForWhoeverWaits() {
    HanseClient client = open("home", node.address(), Duration.ofSeconds(20));
    ImportRequest request =
        new Request(fixture("bookings.csv"), Format.HOTEL_BOOKINGS_CSV, Members.NONE, ON_EUROPE)
            .full();
    ImportListener faulty =
        progress -> {
          throw new LinkageError("a class is missing");
        };

    Future<ImportReport> report = Import.run(client, request, faulty);

    ExecutionException failure =
        assertThrows(
            ExecutionException.class,
            () -> report.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS));
    assertTrue(failure.getCause() instanceof LinkageError);
    await(client.close());
  }

  @Test
  void progressEndsAtOneHundred() {
    List<ImportProgress> seen = new ArrayList<>();
    HanseClient client = open("home", node.address(), Duration.ofSeconds(20));
    ImportRequest request =
        new Request(fixture("bookings.csv"), Format.HOTEL_BOOKINGS_CSV, Members.NONE, ON_EUROPE)
            .full();

    await(Import.run(client, request, seen::add));
    await(client.close());

    assertEquals(100, seen.get(seen.size() - 1).percent());
    assertEquals(12, seen.get(seen.size() - 1).rowsRead());
  }
}
