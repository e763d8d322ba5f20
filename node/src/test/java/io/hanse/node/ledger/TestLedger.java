package io.hanse.node.ledger;

import static io.hanse.testing.Check.check;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.config.database.Database;
import io.hanse.config.database.DirectoryStore;
import io.hanse.config.database.DirectoryWrite;
import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryFile;
import io.hanse.config.settings.DatabaseSettings;
import io.hanse.config.settings.Secret;
import io.hanse.node.ledger.audit.LedgerAudit;
import io.hanse.node.ledger.batch.BatchAssembly;
import io.hanse.node.ledger.batch.PersonVault;
import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.ledger.intake.Intake;
import io.hanse.node.ledger.lane.CommitListener;
import io.hanse.node.ledger.lane.Lane;
import io.hanse.node.ledger.lane.LaneParts;
import io.hanse.node.ledger.lane.VertxScheduler;
import io.hanse.node.ledger.postgres.BatchTimings;
import io.hanse.node.ledger.postgres.PostgresBatchStore;
import io.hanse.node.ledger.postgres.ReceiptStore;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.signing.SigningKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A ledger on a database of its own, served by as many writers as a test asks for. */
public final class TestLedger {
  public static final LedgerId ID = LedgerId.of("europe");
  public static final SigningKey KEY =
      SigningKey.of("ledger key of tests, 32 octets!!".getBytes(UTF_8));

  private final Vertx vertx;
  private final Database database;
  private final List<Writer> writers = new ArrayList<>();

  private TestLedger(Vertx vertx, Database database) {
    this.vertx = vertx;
    this.database = database;
  }

  /** A migrated ledger with the test directory, without any lane yet. */
  public static Future<TestLedger> start(Vertx vertx) {
    return vertx
        .executeBlocking(() -> settings(PostgresServer.port(), PostgresServer.newDatabase()))
        .compose(settings -> Database.open(vertx, settings, Duration.ofMinutes(2)))
        .map(database -> new TestLedger(vertx, database))
        .compose(
            ledger ->
                ledger
                    .database
                    .migrate("ledger", "classpath:db/ledger")
                    .compose(migrated -> ledger.put(directory(1, "")))
                    .map(ledger));
  }

  private static DatabaseSettings settings(int port, String name) {
    return new DatabaseSettings("localhost", port, name, "postgres", Secret.ofText("postgres"), 8);
  }

  /** The test directory. */
  public static Directory directory(long version, String extra) {
    return DirectoryFile.parse("test", TestDirectory.yaml(version, extra)).orElseThrow();
  }

  /** Puts a directory in force. */
  public Future<DirectoryWrite> put(Directory directory) {
    return new DirectoryStore(database).write(directory);
  }

  public Vertx vertx() {
    return vertx;
  }

  public Database database() {
    return database;
  }

  /** A node's worth of lanes, with connections of their own. */
  public Future<Writer> writer(int lanes, int capacity) {
    return writer(lanes, capacity, batch -> {});
  }

  /** A node's worth of lanes with somebody who hears of commits. */
  public Future<Writer> writer(int lanes, int capacity, CommitListener listener) {
    Writer writer = new Writer(new Intake(capacity));
    writers.add(writer);
    return writer.start(lanes, listener);
  }

  /** What the audit finds. */
  public Future<List<LedgerAudit.Finding>> audit() {
    return new LedgerAudit(database).run();
  }

  /** A step that fails where the audit finds anything. */
  public Future<Void> assertSound() {
    return audit().compose(check(findings -> assertEquals(List.of(), findings))).mapEmpty();
  }

  /** Rows of a query. */
  public Future<RowSet<Row>> query(String sql) {
    return database.pool().query(sql).execute();
  }

  /** One number. */
  public Future<Long> number(String sql) {
    return query(sql).map(rows -> rows.iterator().next().getLong(0));
  }

  /** A step that fails where a query does not give the number. */
  public Future<Void> assertNumber(long expected, String sql) {
    return number(sql).compose(check(found -> assertEquals(expected, found, sql))).mapEmpty();
  }

  /** Ends the writers; connections end with Vert.x. */
  public Future<Void> close() {
    return Future.join(writers.stream().map(Writer::stop).toList()).mapEmpty();
  }

  /** Some lanes behind one intake. */
  public final class Writer {
    private final Intake intake;
    private final List<Lane> running = new ArrayList<>();

    private Writer(Intake intake) {
      this.intake = intake;
    }

    private Future<Writer> start(int lanes, CommitListener listener) {
      SecureRandom random = new SecureRandom();
      PersonVault vault = new PersonVault(new byte[32], random);
      DirectoryStore directories = new DirectoryStore(database);
      for (int lane = 0; lane < lanes; lane++) {
        LaneParts parts =
            new LaneParts(
                new PostgresBatchStore(database, "test", BatchTimings.UNHEARD),
                version -> directories.newest().map(found -> found.orElseThrow()),
                new BatchAssembly(ID, KEY, vault, random),
                new ReceiptStore(database),
                listener,
                new VertxScheduler(
                    vertx,
                    vertx.getOrCreateContext(),
                    vertx.createSharedWorkerExecutor("lanes", 4)));
        running.add(new Lane(intake, parts));
      }
      return Future.all(running.stream().map(Lane::start).toList()).map(this);
    }

    public Intake intake() {
      return intake;
    }

    /** One message, and the answer. */
    public Future<Answer> post(Delivery delivery) {
      return intake.submit(List.of(delivery)).map(List::getFirst);
    }

    /** Several messages one after the other, and the last answer. */
    public Future<Answer> postInTurn(List<Delivery> deliveries) {
      Future<Answer> first = post(deliveries.getFirst());
      return deliveries.size() == 1
          ? first
          : first.compose(answer -> postInTurn(deliveries.subList(1, deliveries.size())));
    }

    /** Takes nothing any more and waits for what is queued. */
    Future<Void> stop() {
      intake.close();
      return Future.join(running.stream().map(Lane::stopped).toList()).mapEmpty();
    }
  }
}
