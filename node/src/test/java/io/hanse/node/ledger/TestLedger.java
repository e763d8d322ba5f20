package io.hanse.node.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hanse.config.database.Database;
import io.hanse.config.database.DirectoryStore;
import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryFile;
import io.hanse.config.settings.DatabaseSettings;
import io.hanse.config.settings.Secret;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A ledger on a database of its own, served by as many writers as a test asks for. */
public final class TestLedger implements AutoCloseable {
  public static final LedgerId ID = LedgerId.of("europe");
  public static final SigningKey KEY =
      SigningKey.of("ledger key of tests, 32 octets!!".getBytes(UTF_8));

  private final Vertx vertx;
  private final DatabaseSettings settings;
  private final Database database;
  private final List<Writer> writers = new ArrayList<>();

  private TestLedger(Vertx vertx, DatabaseSettings settings, Database database) {
    this.vertx = vertx;
    this.settings = settings;
    this.database = database;
  }

  /** A migrated ledger with the test directory, without any lane yet. */
  public static TestLedger start() {
    Vertx vertx = Vertx.vertx();
    DatabaseSettings settings =
        new DatabaseSettings(
            "localhost",
            PostgresServer.port(),
            PostgresServer.newDatabase(),
            "postgres",
            Secret.ofText("postgres"),
            8);
    Database database = await(Database.open(vertx, settings, Duration.ofSeconds(20)));
    await(database.migrate("ledger", "classpath:db/ledger"));
    TestLedger ledger = new TestLedger(vertx, settings, database);
    ledger.put(directory(1, ""));
    return ledger;
  }

  /** The test directory. */
  public static Directory directory(long version, String extra) {
    return DirectoryFile.parse("test", TestDirectory.yaml(version, extra)).orElseThrow();
  }

  /** Puts a directory in force. */
  public void put(Directory directory) {
    await(new DirectoryStore(database).write(directory));
  }

  public Vertx vertx() {
    return vertx;
  }

  public Database database() {
    return database;
  }

  /** A node's worth of lanes, with connections of their own. */
  public Writer writer(int lanes, int capacity) {
    return writer(lanes, capacity, batch -> {});
  }

  /** A node's worth of lanes with somebody who hears of commits. */
  public Writer writer(int lanes, int capacity, CommitListener listener) {
    Writer writer = new Writer(lanes, new Intake(capacity), listener);
    writers.add(writer);
    return writer;
  }

  /** What the audit finds. */
  public List<LedgerAudit.Finding> audit() {
    return await(new LedgerAudit(database).run());
  }

  /** Rows of a query. */
  public RowSet<Row> query(String sql) {
    return await(database.pool().query(sql).execute());
  }

  /** One number. */
  public long number(String sql) {
    return query(sql).iterator().next().getLong(0);
  }

  /** Waits for a future on the test's thread. */
  public static <T> T await(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    writers.forEach(Writer::stop);
    await(vertx.close());
  }

  /** Some lanes behind one intake. */
  public final class Writer {
    private final Intake intake;
    private final List<Lane> running = new ArrayList<>();

    private Writer(int lanes, Intake intake, CommitListener listener) {
      this.intake = intake;
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
                new VertxTurns(
                    vertx,
                    vertx.getOrCreateContext(),
                    vertx.createSharedWorkerExecutor("lanes", 4)));
        Lane made = new Lane(intake, parts);
        running.add(made);
        await(made.start());
      }
    }

    public Intake intake() {
      return intake;
    }

    /** One message, and the answer. */
    public Answer post(Delivery delivery) {
      return await(intake.submit(List.of(delivery))).getFirst();
    }

    /** Takes nothing any more and waits for what is queued. */
    public void stop() {
      intake.close();
      running.forEach(lane -> await(lane.stopped()));
      running.clear();
    }
  }

  DatabaseSettings settings() {
    return settings;
  }
}
