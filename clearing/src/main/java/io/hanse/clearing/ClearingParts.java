package io.hanse.clearing;

import io.hanse.clearing.breaks.AlarmStore;
import io.hanse.clearing.checking.WindowStore;
import io.hanse.clearing.closing.CycleCloser;
import io.hanse.clearing.closing.CycleCommands;
import io.hanse.clearing.closing.CycleNotices;
import io.hanse.clearing.closing.CycleReports;
import io.hanse.clearing.cycle.CycleStore;
import io.hanse.clearing.directory.DirectoryPublishing;
import io.hanse.clearing.directory.LedgerDelivery;
import io.hanse.clearing.directory.NetworkDirectory;
import io.hanse.clearing.export.CycleFiles;
import io.hanse.clearing.fx.RatePolicy;
import io.hanse.clearing.fx.RatesFileAnswer;
import io.hanse.clearing.fx.ReferenceRates;
import io.hanse.clearing.http.ClearingServer;
import io.hanse.clearing.lease.Leadership;
import io.hanse.clearing.lease.LeaseStore;
import io.hanse.clearing.ledgers.NetworkLedgers;
import io.hanse.clearing.metrics.ClearingMetrics;
import io.hanse.clearing.sealing.CycleSealStore;
import io.hanse.clearing.settlement.CycleRates;
import io.hanse.clearing.settlement.NettingStore;
import io.hanse.clearing.settlement.PaymentFiles;
import io.hanse.clearing.statement.StatementStore;
import io.hanse.clearing.statement.Statements;
import io.hanse.config.database.Database;
import io.hanse.config.database.DirectoryStore;
import io.hanse.config.server.ClosingOrder;
import io.hanse.config.server.RepeatedWork;
import io.hanse.config.settings.ClearingSettings;
import io.hanse.config.settings.RatesSettings;
import io.hanse.config.shared.ServerNotice;
import io.hanse.config.shared.ServerRole;
import io.hanse.config.shared.SharedState;
import io.hanse.protocol.signing.SigningKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Wires one instance, and closes it again. */
final class ClearingParts {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Less than a program that was told to stop waits. A step that is cut off can be tried again by
   * whichever instance leads next.
   */
  private static final Duration CLOSING = Duration.ofSeconds(7);

  /** How often an instance asks whether it may lead and what is left to do. */
  private static final Duration ROUND = Leadership.LEASE.dividedBy(3);

  private final Vertx vertx;
  private final SharedState shared;
  private final AlarmStore alarms;
  private final NetworkLedgers ledgers;
  private final Leadership leadership;
  private final ClearingMetrics metrics = new ClearingMetrics();
  private final CycleNotices notices;
  private final CycleReports reports;
  private final CycleFiles files;
  private final CycleCommands commands;
  private final NetworkDirectory directory;
  private final DirectoryPublishing publishing;
  private final String name = "clearing-" + UUID.randomUUID();
  private final ClosingOrder closing = new ClosingOrder(CLOSING);
  private Optional<ClearingServer> server = Optional.empty();

  private ClearingParts(
      Vertx vertx,
      SharedState shared,
      Database database,
      ClearingSettings settings,
      InstantSource exact) {
    // Databases keep microseconds: what is written is read back the same.
    InstantSource clock = () -> exact.instant().truncatedTo(ChronoUnit.MICROS);
    this.vertx = vertx;
    this.shared = shared;
    this.ledgers =
        new NetworkLedgers(
            vertx, shared.members(), settings.nodeToken().text(), settings.ledgerTimeout());
    LeaseStore lease = new LeaseStore(database);
    CycleStore cycles = new CycleStore(database, lease);
    CycleSealStore seals = new CycleSealStore(database, lease);
    WindowStore windows = new WindowStore(database, lease);
    NettingStore nettings = new NettingStore(database, lease);
    DirectoryStore directories = new DirectoryStore(database);
    this.alarms = new AlarmStore(database);
    this.leadership = new Leadership(lease, Leadership.LEASE);
    this.reports = new CycleReports(database);
    Statements statements =
        new Statements(
            vertx,
            seals,
            windows,
            nettings,
            new StatementStore(database),
            SigningKey.of(settings.signingKey().octets()));
    this.files =
        new CycleFiles(
            vertx,
            cycles,
            seals,
            windows,
            nettings,
            new PaymentFiles(vertx, database, nettings),
            statements);
    this.notices = new CycleNotices(shared, reports);
    CycleCloser closer =
        CycleCloser.over(
            vertx,
            database,
            ledgers,
            new CycleRates(
                () -> rates(settings.rates()),
                new RatePolicy(settings.rates().maxAgeDays(), settings.rates().acceptDate())),
            clock,
            new CycleEvents(notices, metrics));
    this.commands = new CycleCommands(leadership, closer, cycles, reports);
    this.directory = new NetworkDirectory(vertx, directories, shared.directory());
    this.publishing =
        new DirectoryPublishing(
            vertx,
            directories,
            directory,
            new LedgerDelivery(vertx, shared.members(), settings.ledgerTimeout()),
            clock);
    closing.add("metrics", this::closeMetrics);
    closing.add("database", database::close);
    closing.add("ledgers", ledgers::close);
  }

  private Future<Void> closeMetrics() {
    metrics.close();
    return Future.succeededFuture();
  }

  static Future<ClearingParts> start(
      Vertx vertx, SharedState shared, ClearingSettings settings, InstantSource clock) {
    return Database.open(vertx, settings.database(), PATIENCE)
        .compose(
            database ->
                ClearingSchema.upToDate(database)
                    .map(done -> new ClearingParts(vertx, shared, database, settings, clock))
                    .compose(
                        parts -> parts.start(settings).recover(failure -> parts.giveUp(failure)))
                    .recover(
                        failure ->
                            database.close().transform(done -> Future.failedFuture(failure))));
  }

  private Future<ClearingParts> start(ClearingSettings settings) {
    closing.add("leadership", leadership::resign);
    closing.add("lease", leadership.keep(vertx)::stop);
    closing.add("cycles", commands::drain);
    return directory
        .takeOver(settings.directory())
        // Takes the lease if it is free, opens the first cycle, and finishes what was left.
        .compose(done -> commands.resume())
        .onSuccess(done -> work(settings.cycleInterval()))
        .compose(done -> listen(settings))
        .compose(listening -> register(notice(settings, listening.port())))
        .map(this);
  }

  /** What an instance does by itself. */
  private void work(Optional<Duration> interval) {
    closing.add("directory", directory.keepAnnounced()::stop);
    repeat("resume cycles", ROUND, commands::resume);
    repeat("clear away", ROUND, notices::clearAway);
    interval.ifPresent(
        length -> repeat("close cycle", length, () -> commands.close(Optional.empty())));
  }

  private void repeat(String what, Duration interval, Supplier<Future<?>> work) {
    closing.add(what, RepeatedWork.every(vertx, interval, what, work)::stop);
  }

  private Future<ClearingServer> listen(ClearingSettings settings) {
    ClearingServer.Parts parts =
        new ClearingServer.Parts(
            commands, reports, files, publishing, alarms, shared.positions(), metrics);
    return ClearingServer.start(vertx, settings.http(), settings.readers(), parts)
        .onSuccess(
            listening -> {
              server = Optional.of(listening);
              closing.add("door", listening::close);
            });
  }

  private Future<Void> register(ServerNotice notice) {
    closing.add("membership", () -> shared.members().withdraw(name));
    return shared.members().register(notice);
  }

  private Future<ClearingParts> giveUp(Throwable failure) {
    return close().transform(done -> Future.failedFuture(failure));
  }

  private ServerNotice notice(ClearingSettings settings, int port) {
    return new ServerNotice(
        name, ServerRole.CLEARING, Optional.empty(), settings.http().reachedAt(port));
  }

  /** Read anew for each cycle, because a newer file may have been put in its place. */
  private Future<RatesFileAnswer> rates(RatesSettings rates) {
    return vertx.executeBlocking(() -> ReferenceRates.read(rates.file()), false);
  }

  Vertx vertx() {
    return vertx;
  }

  CycleCommands commands() {
    return commands;
  }

  CycleReports reports() {
    return reports;
  }

  CycleFiles files() {
    return files;
  }

  int port() {
    return server.orElseThrow().port();
  }

  Future<Void> close() {
    return closing.close();
  }
}
