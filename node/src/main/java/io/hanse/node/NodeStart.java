package io.hanse.node;

import io.hanse.config.database.Database;
import io.hanse.config.directory.Directory;
import io.hanse.config.server.ClosingOrder;
import io.hanse.config.settings.LimitSettings;
import io.hanse.config.settings.NodeSettings;
import io.hanse.config.shared.ServerNotice;
import io.hanse.config.shared.ServerRole;
import io.hanse.config.shared.SharedState;
import io.hanse.node.connection.ConnectionCount;
import io.hanse.node.context.NodeContext;
import io.hanse.node.directory.LedgerDirectory;
import io.hanse.node.http.HttpParts;
import io.hanse.node.http.HttpServers;
import io.hanse.node.http.Readiness;
import io.hanse.node.ledger.LedgerWriter;
import io.hanse.node.ledger.intake.Intake;
import io.hanse.node.ledger.postgres.DatabaseClock;
import io.hanse.node.metrics.NodeMetrics;
import io.hanse.node.page.LiveFeed;
import io.hanse.node.page.PageAssets;
import io.hanse.node.position.PositionPublisher;
import io.hanse.node.reading.NetworkQueries;
import io.hanse.node.reading.WindowFeed;
import io.hanse.node.routing.HomeLedger;
import io.hanse.node.routing.Routing;
import io.hanse.node.routing.UsedMessageIds;
import io.hanse.node.sealing.CutConsumer;
import io.hanse.node.sweep.Sweeper;
import io.hanse.node.verification.Acceleration;
import io.hanse.node.verification.EnvelopeVerifier;
import io.hanse.node.verification.OctetBudget;
import io.hanse.node.verification.VerificationQueue;
import io.hanse.protocol.signing.SigningKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Opens the features of a node one after the other, each with the features it builds on. A feature
 * closes what it has opened through the context's order of closing.
 */
final class NodeStart {
  private static final String MIGRATIONS = "classpath:db/ledger";
  private static final String OWNER = "ledger";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Less than the ten seconds within which a node promises to leave. */
  private static final Duration CLOSING = Duration.ofMillis(9_500);

  private static final int NAME_OCTETS = 3;

  private final NodeContext context;
  private final Directory first;

  NodeStart(Vertx vertx, NodeSettings settings, Directory first, SharedState shared) {
    NodeMetrics metrics = new NodeMetrics(settings.ledger());
    ClosingOrder closing = new ClosingOrder(CLOSING);
    closing.add(
        "metrics",
        () -> {
          metrics.close();
          return Future.succeededFuture();
        });
    String name = "node-" + settings.ledger() + "-" + randomHex();
    this.context = new NodeContext(vertx, settings, name, shared, metrics, closing);
    this.first = first;
  }

  private static String randomHex() {
    byte[] octets = new byte[NAME_OCTETS];
    new SecureRandom().nextBytes(octets);
    return HexFormat.of().formatHex(octets);
  }

  /** The ledger's database, with the clock and the directory in it. */
  private record Book(Database database, DatabaseClock clock, LedgerDirectory directory) {}

  NodeContext context() {
    return context;
  }

  /** Opens everything; returns the HTTP servers, which listen by then. */
  Future<HttpServers> run() {
    return openBook()
        .compose(
            book ->
                UsedMessageIds.open(context)
                    .compose(
                        ids -> openLedger(book).compose(intake -> openRouting(book, ids, intake))));
  }

  private Future<Book> openBook() {
    return Database.open(context.vertx(), context.settings().database(), PATIENCE)
        .onSuccess(database -> context.closing().add("database", database::close))
        .compose(database -> database.migrate(OWNER, MIGRATIONS).map(database))
        .compose(
            database ->
                DatabaseClock.open(context, database)
                    .compose(
                        clock ->
                            LedgerDirectory.open(context, database, first)
                                .map(directory -> new Book(database, clock, directory))));
  }

  private Future<Intake> openLedger(Book book) {
    SigningKey key = SigningKey.of(context.settings().ledgerKey().octets());
    if (book.directory().get().ledgerKey(key.id()).isEmpty()) {
      return Future.failedFuture("the directory does not list this node's ledger key " + key.id());
    }
    PositionPublisher positions = PositionPublisher.open(context, book.database());
    return LedgerWriter.open(context, book.database(), book.directory(), key, positions)
        .onSuccess(intake -> Sweeper.open(context, book.database(), intake))
        .compose(intake -> CutConsumer.open(context, book.database(), key).map(intake));
  }

  private Future<HttpServers> openRouting(Book book, UsedMessageIds ids, Intake intake) {
    return openVerification(book)
        .compose(
            queue ->
                Routing.open(context, book.directory(), ids, queue, HomeLedger.of(intake))
                    .compose(
                        routing ->
                            NetworkQueries.open(context, book.database())
                                .compose(
                                    reading -> listen(book, intake, queue, routing, reading))));
  }

  private Future<VerificationQueue> openVerification(Book book) {
    WorkerExecutor workers = context.workers("verification", VerificationQueue.THREADS);
    return workers
        .executeBlocking(Acceleration::find)
        .map(accelerator -> new EnvelopeVerifier(book.directory(), book.clock(), accelerator))
        .map(
            verifier ->
                new VerificationQueue(
                    context.vertx(),
                    workers,
                    verifier,
                    context.metrics(),
                    new OctetBudget(context.settings().limits().bodyOctets())));
  }

  private Future<HttpServers> listen(
      Book book, Intake intake, VerificationQueue queue, Routing routing, NetworkQueries reading) {
    LimitSettings limits = context.settings().limits();
    LiveFeed live = openPage(book);
    HttpParts parts =
        new HttpParts(
            context.settings(),
            new ConnectionCount(limits.connections(), limits.connectionsPerAddress()),
            book.directory(),
            queue,
            routing.messages(),
            reading,
            new WindowFeed(book.database()),
            readiness(book, intake, queue),
            context.metrics(),
            PageAssets.load(),
            live);
    return HttpServers.open(context.vertx(), parts)
        .onSuccess(door -> context.closing().add("door", () -> leave(live, door)))
        .compose(door -> register(door).map(door));
  }

  private LiveFeed openPage(Book book) {
    LiveFeed live =
        LiveFeed.start(
            context.vertx(),
            context.name(),
            context.ledger(),
            context.shared(),
            book.directory(),
            context.metrics(),
            context.settings().limits());
    context.closing().add("page", live::close);
    return live;
  }

  /** Ends the page's streams first, because a server waits for every open response. */
  private static Future<Void> leave(LiveFeed live, HttpServers door) {
    door.stopTaking();
    live.hangUp();
    return door.close();
  }

  private Readiness readiness(Book book, Intake intake, VerificationQueue queue) {
    return new Readiness()
        .with("database", () -> book.clock().measure())
        .with("cluster", () -> context.shared().members().all())
        .with("lanes", () -> keepUp(intake))
        .with("bodies", () -> hasRoom(queue.budget()));
  }

  private static Future<Void> hasRoom(OctetBudget budget) {
    return budget.hasRoom()
        ? Future.succeededFuture()
        : Future.failedFuture("messages under way take all the space for bodies");
  }

  private Future<Void> keepUp(Intake intake) {
    return intake.queued() < context.settings().intakeCapacity()
        ? Future.succeededFuture()
        : Future.failedFuture("the intake is full");
  }

  private Future<Void> register(HttpServers door) {
    URI url = context.settings().http().reachedAt(door.port());
    ServerNotice notice =
        new ServerNotice(context.name(), ServerRole.NODE, Optional.of(context.ledger()), url);
    context.closing().add("membership", () -> context.shared().members().withdraw(context.name()));
    return context.shared().members().register(notice);
  }
}
