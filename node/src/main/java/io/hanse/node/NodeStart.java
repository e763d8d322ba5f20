package io.hanse.node;

import io.hanse.config.database.Database;
import io.hanse.config.database.DirectoryStore;
import io.hanse.config.directory.Directory;
import io.hanse.config.server.ClosingOrder;
import io.hanse.config.server.RepeatedWork;
import io.hanse.config.settings.NodeSettings;
import io.hanse.config.shared.ServerNotice;
import io.hanse.config.shared.ServerRole;
import io.hanse.config.shared.SharedState;
import io.hanse.node.connection.ConnectionCount;
import io.hanse.node.directory.DirectoryConsumer;
import io.hanse.node.directory.LedgerDirectory;
import io.hanse.node.http.HttpParts;
import io.hanse.node.http.NodeDoor;
import io.hanse.node.http.Readiness;
import io.hanse.node.ledger.batch.BatchAssembly;
import io.hanse.node.ledger.batch.PersonVault;
import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.ledger.intake.Intake;
import io.hanse.node.ledger.lane.CommitListener;
import io.hanse.node.ledger.lane.LaneParts;
import io.hanse.node.ledger.lane.LaneScheduler;
import io.hanse.node.ledger.lane.LaneVerticle;
import io.hanse.node.ledger.postgres.DatabaseClock;
import io.hanse.node.ledger.postgres.PostgresBatchStore;
import io.hanse.node.ledger.postgres.ReceiptStore;
import io.hanse.node.metrics.NodeMetrics;
import io.hanse.node.page.LiveFeed;
import io.hanse.node.page.PageAssets;
import io.hanse.node.position.PositionPublisher;
import io.hanse.node.reading.LedgerReading;
import io.hanse.node.reading.NetworkReading;
import io.hanse.node.reading.WindowFeed;
import io.hanse.node.routing.HomeLedger;
import io.hanse.node.routing.Routing;
import io.hanse.node.routing.UsedMessageIds;
import io.hanse.node.sealing.CutConsumer;
import io.hanse.node.sealing.Cutoff;
import io.hanse.node.sweep.Sweeper;
import io.hanse.node.verification.Acceleration;
import io.hanse.node.verification.EnvelopeVerifier;
import io.hanse.node.verification.OctetBudget;
import io.hanse.node.verification.VerificationDesk;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.message.MessageKind;
import io.hanse.protocol.signing.SigningKey;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Opens the parts of a node one after the other, each with what was opened before. */
final class NodeStart {
  private static final String MIGRATIONS = "classpath:db/ledger";
  private static final String OWNER = "ledger";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Less than what a node is promised to leave within. */
  private static final Duration CLOSING = Duration.ofMillis(9_500);

  private static final Duration SWEEP = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(500);

  /** A look that takes longer was lost, with its connection perhaps. */
  private static final Duration LOST = Duration.ofSeconds(30);

  private static final int NAME_OCTETS = 3;

  private final Vertx vertx;
  private final NodeSettings settings;
  private final Directory first;
  private final SharedState shared;
  private final LedgerId ledger;
  private final SecureRandom random = new SecureRandom();
  private final ClosingOrder closing = new ClosingOrder(CLOSING);
  private final NodeMetrics metrics;
  private final String name;

  NodeStart(Vertx vertx, NodeSettings settings, Directory first, SharedState shared) {
    this.vertx = vertx;
    this.settings = settings;
    this.first = first;
    this.shared = shared;
    this.ledger = settings.ledger();
    this.metrics = new NodeMetrics(ledger);
    this.name = "node-" + ledger + "-" + randomHex();
  }

  private String randomHex() {
    byte[] octets = new byte[NAME_OCTETS];
    random.nextBytes(octets);
    return HexFormat.of().formatHex(octets);
  }

  /** What the later steps need of the earlier ones. */
  private record Book(Database database, LedgerDirectory directory, DatabaseClock clock) {}

  Future<NodeParts> run() {
    closing.add(
        "metrics",
        () -> {
          metrics.close();
          return Future.succeededFuture();
        });
    return openBook().compose(this::open);
  }

  private Future<NodeParts> open(Book book) {
    // Closed after the lanes, because what they post last is remembered too.
    return UsedMessageIds.open(vertx, ledger, shared.receipts())
        .onSuccess(seen -> closing.add("ids", seen::close))
        .compose(seen -> openLanes(book).compose(intake -> openDoor(book, seen, intake)));
  }

  Future<Void> undo() {
    return closing.close();
  }

  private Future<Book> openBook() {
    return Database.open(vertx, settings.database(), PATIENCE)
        .onSuccess(database -> closing.add("database", database::close))
        .compose(
            database ->
                database
                    .migrate(OWNER, MIGRATIONS)
                    .compose(done -> LedgerDirectory.open(new DirectoryStore(database), first))
                    .map(
                        directory ->
                            new Book(
                                database,
                                directory,
                                new DatabaseClock(database, InstantSource.system()))))
        .compose(book -> book.clock().measure().map(book))
        .compose(this::follow)
        .onSuccess(this::keepLooking);
  }

  private Future<Book> follow(Book book) {
    return book.directory()
        .follow(shared.directory())
        .onSuccess(subscription -> closing.add("announcements", subscription::cancel))
        .compose(following -> DirectoryConsumer.open(vertx, name, book.directory()))
        .onSuccess(changes -> closing.add("changes of the directory", changes::close))
        .map(book);
  }

  private void keepLooking(Book book) {
    LedgerDirectory directory = book.directory();
    repeat("directory", directory::refresh);
    repeat("announced directory", () -> directory.catchUp(shared.directory()));
    repeat("clock", book.clock()::measure);
  }

  private void repeat(String what, Supplier<Future<?>> look) {
    RepeatedWork repeated = RepeatedWork.every(vertx, LOOK, LOST, what, look);
    closing.add(what, repeated::stop);
  }

  private Future<Intake> openLanes(Book book) {
    SigningKey key = SigningKey.of(settings.ledgerKey().octets());
    if (book.directory().get().ledgerKey(key.id()).isEmpty()) {
      return Future.failedFuture("the directory does not list this node's ledger key " + key.id());
    }
    Intake intake = new Intake(settings.intakeCapacity());
    metrics.watchIntake(intake::queued);
    PositionPublisher positions =
        new PositionPublisher(vertx, book.database(), ledger, shared.positions());
    Function<LaneScheduler, LaneParts> parts = laneParts(book, key, positions);
    WorkerExecutor workers = workers("lanes", settings.lanes());
    return vertx
        .deployVerticle(
            () -> new LaneVerticle(intake, workers, parts),
            new DeploymentOptions().setInstances(settings.lanes()))
        .onSuccess(deployment -> closing.add("lanes", () -> drain(intake, deployment)))
        .onSuccess(deployment -> work(book, intake, positions))
        .compose(deployment -> openCuts(book, key))
        .map(intake);
  }

  /** Threads of this node for one purpose. */
  private WorkerExecutor workers(String purpose, int threads) {
    WorkerExecutor workers = vertx.createSharedWorkerExecutor(name + "-" + purpose, threads);
    closing.add(purpose + "' threads", workers::close);
    return workers;
  }

  private Function<LaneScheduler, LaneParts> laneParts(
      Book book, SigningKey key, PositionPublisher positions) {
    PersonVault vault = new PersonVault(settings.masterKey().octets(), random);
    PostgresBatchStore store =
        new PostgresBatchStore(book.database(), name, new MeasuredBatches(metrics));
    ReceiptStore receipts = new ReceiptStore(book.database());
    BatchAssembly assembly = new BatchAssembly(ledger, key, vault, random);
    CommitListener listener =
        batch -> {
          metrics.committed(batch.deliveries().size());
          countPosted(batch);
          positions.committed(batch);
        };
    return scheduler ->
        new LaneParts(store, book.directory(), assembly, receipts, listener, scheduler);
  }

  /** For the page's pace. */
  private void countPosted(CommitListener.Committed batch) {
    for (int i = 0; i < batch.deliveries().size(); i++) {
      if (batch.deliveries().get(i) instanceof Delivery.Received received
          && batch.answers().get(i) instanceof Answer.Applied) {
        metrics.posted(MessageKind.of(received.message().message()));
      }
    }
  }

  /** What the ledger does by itself. */
  private void work(Book book, Intake intake, PositionPublisher positions) {
    closing.add("positions", positions.start()::stop);
    Sweeper sweeper = new Sweeper(vertx, book.database(), ledger, intake, SWEEP);
    closing.add("sweeper", sweeper.start()::stop);
  }

  private Future<CutConsumer> openCuts(Book book, SigningKey key) {
    Cutoff cutoff = new Cutoff(vertx, book.database(), ledger, key, shared.seals());
    return CutConsumer.open(vertx, ledger, cutoff)
        .onSuccess(cuts -> closing.add("cuts", cuts::close));
  }

  private Future<Void> drain(Intake intake, String deployment) {
    intake.close();
    return vertx.undeploy(deployment);
  }

  private Future<NodeParts> openDoor(Book book, UsedMessageIds seen, Intake intake) {
    WorkerExecutor workers = workers("verification", VerificationDesk.THREADS);
    return workers
        .executeBlocking(Acceleration::find)
        .map(accelerator -> new EnvelopeVerifier(book.directory(), book.clock(), accelerator))
        .map(
            verifier ->
                new VerificationDesk(
                    vertx,
                    workers,
                    verifier,
                    metrics,
                    new OctetBudget(settings.limits().bodyOctets())))
        .compose(desk -> openRouting(book, seen, intake, desk));
  }

  private Future<NodeParts> openRouting(
      Book book, UsedMessageIds seen, Intake intake, VerificationDesk desk) {
    HomeLedger home =
        (messages, usedElsewhere) ->
            intake.submit(
                messages.stream()
                    .map(message -> Delivery.of(message, usedElsewhere.test(message)))
                    .toList());
    LedgerReading local = new LedgerReading(ledger, book.database());
    return Routing.open(vertx, settings, book.directory(), seen, desk, home, metrics)
        .onSuccess(routing -> closing.add("routing", routing::close))
        .compose(
            routing ->
                NetworkReading.open(vertx, ledger, local, settings.ledgerTimeout())
                    .onSuccess(reading -> closing.add("reading", reading::close))
                    .compose(reading -> listen(book, intake, desk, routing, reading)));
  }

  private Future<NodeParts> listen(
      Book book, Intake intake, VerificationDesk desk, Routing routing, NetworkReading reading) {
    LiveFeed live =
        LiveFeed.start(vertx, name, ledger, shared, book.directory(), metrics, settings.limits());
    closing.add("page", live::close);
    HttpParts parts =
        new HttpParts(
            settings,
            new ConnectionCount(
                settings.limits().connections(), settings.limits().connectionsPerAddress()),
            book.directory(),
            desk,
            routing.messages(),
            reading,
            new WindowFeed(book.database()),
            readiness(book, intake, desk),
            metrics,
            PageAssets.load(),
            live);
    return NodeDoor.open(vertx, parts)
        .onSuccess(door -> closing.add("door", () -> leave(live, door)))
        .compose(door -> register(door).map(url -> new NodeParts(name, url, door, closing)));
  }

  /** Streams end first, because a server waits for whatever is still being answered. */
  private static Future<Void> leave(LiveFeed live, NodeDoor door) {
    door.stopTaking();
    live.hangUp();
    return door.close();
  }

  private Readiness readiness(Book book, Intake intake, VerificationDesk desk) {
    return new Readiness()
        .with("database", () -> book.clock().measure())
        .with("cluster", () -> shared.members().all())
        .with("lanes", () -> keepUp(intake))
        .with("bodies", () -> hasRoom(desk.budget()));
  }

  private static Future<Void> hasRoom(OctetBudget budget) {
    return budget.hasRoom()
        ? Future.succeededFuture()
        : Future.failedFuture("messages under way take all the space for bodies");
  }

  private Future<Void> keepUp(Intake intake) {
    return intake.queued() < settings.intakeCapacity()
        ? Future.succeededFuture()
        : Future.failedFuture("the intake is full");
  }

  private Future<URI> register(NodeDoor door) {
    URI url = settings.http().reachedAt(door.port());
    ServerNotice notice = new ServerNotice(name, ServerRole.NODE, Optional.of(ledger), url);
    closing.add("membership", () -> shared.members().withdraw(name));
    return shared.members().register(notice).map(url);
  }
}
