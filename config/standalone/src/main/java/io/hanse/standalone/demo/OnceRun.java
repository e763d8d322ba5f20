package io.hanse.standalone.demo;

import io.hanse.adapter.importing.Enrolling;
import io.hanse.adapter.importing.Import;
import io.hanse.adapter.importing.ImportListener;
import io.hanse.adapter.importing.ImportReport;
import io.hanse.adapter.importing.ImportRequest;
import io.hanse.adapter.importing.Members;
import io.hanse.adapter.mapping.Format;
import io.hanse.adapter.mapping.MappingFile;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.standalone.audit.ExportAudit;
import io.hanse.standalone.http.ClearingClient;
import io.hanse.standalone.http.CycleView;
import io.hanse.standalone.running.Await;
import io.hanse.standalone.traffic.Company;
import io.hanse.standalone.traffic.Ledgerbook;
import io.hanse.standalone.traffic.Visits;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Merchants' own records in, a settled cycle out: imports both files through the adapter, lets a
 * share of the members spend elsewhere, closes a cycle, exports it and checks everything.
 */
public final class OnceRun {
  private static final Duration IMPORT_LIMIT = Duration.ofHours(2);
  private static final Duration CYCLE_LIMIT = Duration.ofMinutes(30);
  private static final int SPENDING_PERCENT = 20;
  private static final int VISITS_AT_ONCE = 200;

  private final DemoNetwork network;
  private final Inputs inputs;
  private final Consumer<String> progress;
  private final SplittableRandom random;
  private final InventedMembers members;
  private final List<String> faults = new ArrayList<>();

  /**
   * A run on a network that is up.
   *
   * @param progress receives each step as a sentence
   */
  public OnceRun(DemoNetwork network, Inputs inputs, Consumer<String> progress) {
    this.network = network;
    this.inputs = inputs;
    this.progress = progress;
    this.random = new SplittableRandom(inputs.seed());
    this.members = new InventedMembers(inputs.seed());
  }

  /**
   * The inputs of a run.
   *
   * @param hotel a file of hotel bookings
   * @param retail a file of invoices
   * @param out an empty or missing folder for the cycle's export
   * @param seed of all invented data
   */
  public record Inputs(Path hotel, Path retail, Path out, long seed) {}

  /**
   * Runs it all; blocks.
   *
   * @throws IOException when a file cannot be read or written
   */
  public OnceSummary run() throws IOException {
    ImportReport retail =
        imported(Company.THAMES_GIFTS, inputs.retail(), Format.ONLINE_RETAIL_CSV, Members.NONE);
    Collection<CardNumber> customers = cards(Company.THAMES_GIFTS);
    ImportReport hotel =
        imported(
            Company.COSTA_HOTEIS,
            inputs.hotel(),
            Format.HOTEL_BOOKINGS_CSV,
            members.sharing(List.copyOf(customers)));
    Set<CardNumber> everybody = new LinkedHashSet<>(customers);
    everybody.addAll(cards(Company.COSTA_HOTEIS));
    spend(List.copyOf(everybody));
    closeCycle();
    return checked(retail.rowsSkipped() + hotel.rowsSkipped());
  }

  private ImportReport imported(Company company, Path file, Format format, Members known) {
    progress.accept("importing " + file + " for " + company.participant());
    ImportRequest request =
        new ImportRequest(
            file,
            MappingFile.standard(format),
            company.locations().getFirst(),
            known,
            new Enrolling.Unknown(members::homeOf, "en"));
    ImportReport report =
        Await.of(
            Import.run(network.shops().of(company), request, ImportListener.SILENT), IMPORT_LIMIT);
    progress.accept(
        "%d rows read, %d skipped, %d messages sent, %d accepted, %d members enrolled"
            .formatted(
                report.rowsRead(),
                report.rowsSkipped(),
                report.messages().sent(),
                report.messages().accepted(),
                report.enrolments().accepted()));
    if (!report.isFinished()) {
      faults.add("the import of " + file + " did not finish: " + report.unfinished());
    }
    return report;
  }

  private Collection<CardNumber> cards(Company company) {
    return Await.of(members.cards(network.shops().of(company)), CYCLE_LIMIT).values();
  }

  /** Lets a share of the members spend, a bounded number at once, each with a seed of its own. */
  private void spend(List<CardNumber> everybody) {
    Ledgerbook book = network.book();
    Visits visits = new Visits(network.shops(), book, random.split(), Clock.systemUTC());
    List<CardNumber> spenders =
        everybody.stream()
            .filter(card -> random.nextInt(100) < SPENDING_PERCENT)
            .filter(card -> book.available(card).value() > 0)
            .toList();
    progress.accept(spenders.size() + " of " + everybody.size() + " members spend");
    for (int from = 0; from < spenders.size(); from += VISITS_AT_ONCE) {
      List<Future<Void>> underWay = new ArrayList<>();
      for (CardNumber card :
          spenders.subList(from, Math.min(spenders.size(), from + VISITS_AT_ONCE))) {
        underWay.add(spendingDay(visits.next(), card));
      }
      Await.of(Future.all(underWay), IMPORT_LIMIT);
    }
  }

  /** Buys at one company, then spends at two, so that every company owes others. */
  private static Future<Void> spendingDay(Visits visit, CardNumber card) {
    return visit
        .buy(visit.anyOf(Company.THREE), card)
        .compose(bought -> visit.spend(visit.anyOf(Company.ALL), card))
        .compose(spent -> visit.spend(visit.anyOf(Company.ALL), card));
  }

  private void closeCycle() throws IOException {
    progress.accept("closing the cycle");
    ClearingClient desk =
        new ClearingClient(
            network.vertx(),
            URI.create(network.files().clearing().url()),
            network.files().operatorToken());
    CycleView cycle = Await.of(desk.close(CYCLE_LIMIT), CYCLE_LIMIT);
    progress.accept("cycle %d is %s".formatted(cycle.number(), cycle.state()));
    cycle.absent().forEach(absent -> faults.add("not in the cycle: " + absent));
    if (!cycle.waiting().isEmpty()) {
      faults.add("the cycle waits " + String.join("; ", cycle.waiting()));
    }
    progress.accept("exporting cycle " + cycle.number() + " to " + inputs.out());
    Await.of(desk.export(cycle.number(), inputs.out()), CYCLE_LIMIT);
  }

  private OnceSummary checked(long skipped) throws IOException {
    progress.accept("checking ledgers and export");
    faults.addAll(LedgerBalances.faults(network.vertx(), network.files()));
    ExportAudit audit = ExportAudit.of(inputs.out());
    faults.addAll(audit.faults());
    Ledgerbook.Figures figures = network.book().figures();
    if (figures.setAside() > 0) {
      faults.add(figures.setAside() + " messages found no answer");
    }
    return new OnceSummary(
        figures.messages(),
        figures.accepted(),
        figures.refusedInAll(),
        skipped,
        figures.points(),
        figures.redeemed(),
        audit.obligations(),
        audit.gross(),
        audit.net(),
        faults);
  }
}
