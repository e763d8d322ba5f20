package io.hanse.config.database;

import io.hanse.config.settings.DatabaseSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;

/** One server's PostgreSQL database: a pool, and separate connections for holders that keep one. */
public final class Database {
  /** A batch is at most eight statements; those of two batches may be in flight. */
  private static final int PIPELINED = 16;

  /** A lane's combined writes come in some hundred variants, of some thousand characters each. */
  private static final int PREPARED_STATEMENTS = 512;

  private static final int LONGEST_PREPARED = 16_384;

  /** A forgotten transaction must not hold its locks. */
  private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final DatabaseSettings settings;
  private final Connecting connecting;
  private final Pool pool;
  private volatile boolean closed;

  private Database(Vertx vertx, DatabaseSettings settings, Connecting connecting, Pool pool) {
    this.vertx = vertx;
    this.settings = settings;
    this.connecting = connecting;
    this.pool = pool;
  }

  /**
   * Waits until the database answers, with growing delays and a log line for each attempt, and
   * opens a pool.
   *
   * @param patience how long to wait, also for a host that accepts connections and never answers;
   *     the future fails after it, and at once where waiting does not help (wrong password, no such
   *     database)
   */
  public static Future<Database> open(Vertx vertx, DatabaseSettings settings, Duration patience) {
    PgConnectOptions options = connectOptions(settings);
    Connecting connecting = new Connecting(vertx, options);
    return new Reachability(vertx, connecting, patience)
        .await()
        .map(reached -> new Database(vertx, settings, connecting, pool(vertx, settings, options)));
  }

  private static PgConnectOptions connectOptions(DatabaseSettings settings) {
    return new PgConnectOptions()
        .setHost(settings.host())
        .setPort(settings.port())
        .setDatabase(settings.name())
        .setUser(settings.user())
        .setPassword(settings.password().text())
        .setPipeliningLimit(PIPELINED)
        .setCachePreparedStatements(true)
        .setPreparedStatementCacheMaxSize(PREPARED_STATEMENTS)
        .setPreparedStatementCacheSqlLimit(LONGEST_PREPARED)
        .addProperty("application_name", "hanse")
        .addProperty(
            "idle_in_transaction_session_timeout", Long.toString(IDLE_IN_TRANSACTION.toMillis()))
        // The server's side of it: a node that vanished gives its connections back in a minute.
        .addProperty("tcp_keepalives_idle", "30")
        .addProperty("tcp_keepalives_interval", "10")
        .addProperty("tcp_keepalives_count", "3");
  }

  private static Pool pool(Vertx vertx, DatabaseSettings settings, PgConnectOptions options) {
    return PgBuilder.pool()
        .with(new PoolOptions().setMaxSize(settings.poolSize()).setShared(false))
        .with(Connecting.pooledTransport())
        .connectingTo(options)
        .using(vertx)
        .build();
  }

  /**
   * Brings the schema of one owner up to date. Owners keep their histories apart, so that each
   * numbers its own migrations; several servers starting at once wait for one another.
   *
   * @param owner one lower-case word, part of its history table's name
   * @param locations Flyway locations such as {@code classpath:db/ledger}
   */
  public Future<Void> migrate(String owner, String... locations) {
    Migration migration = new Migration(settings, owner, locations);
    return vertx.executeBlocking(migration, false).mapEmpty();
  }

  /** The pool for reads and occasional writes. */
  public Pool pool() {
    return pool;
  }

  /**
   * Opens a connection beside the pool for a holder that keeps it, such as a lane. Fails when the
   * database does not answer in time or was closed here.
   */
  public Future<SqlConnection> connect() {
    return closed
        ? Future.failedFuture(new ClosedChannelException())
        : connecting.connect(Connecting.LONGEST);
  }

  /** Closes the pool; a connection from {@link #connect} is closed by its holder. */
  public Future<Void> close() {
    closed = true;
    return pool.close();
  }
}
