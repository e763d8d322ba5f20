package io.hanse.config.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How a database is connected to, and how it shows that nobody is there any more. A firewall that
 * drops, or a host that vanished, answers nothing at all: without bounds one would wait for ever.
 */
final class Connecting {
  /** From the first octet to a session that takes statements. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Duration FIRST_ANSWER = Duration.ofSeconds(5);

  /**
   * A pooled connection on which nothing came for so long is idle, which costs nothing to open
   * again, or waits for somebody who is gone; no statement takes that long.
   */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private final Vertx vertx;
  private final PgConnectOptions options;
  private final ConnectionFactory<PgConnectOptions> connections;

  Connecting(Vertx vertx, PgConnectOptions options) {
    this.vertx = vertx;
    this.options = options;
    this.connections = PgDriver.INSTANCE.createConnectionFactory(vertx, transport());
  }

  private static NetClientOptions transport() {
    return new NetClientOptions()
        .setConnectTimeout(Math.toIntExact(FIRST_ANSWER.toMillis()))
        .setTcpKeepAlive(true);
  }

  static NetClientOptions pooledTransport() {
    return transport()
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setReadIdleTimeout(Math.toIntExact(SILENCE.toMillis()));
  }

  /** The same over JDBC, in its own words. */
  static String jdbcParameters() {
    return "connectTimeout=%d&loginTimeout=%d&tcpKeepAlive=true"
        .formatted(FIRST_ANSWER.toSeconds(), LONGEST.toSeconds());
  }

  /** Who is connected to, for people. */
  String name() {
    return "database %s at %s:%d"
        .formatted(options.getDatabase(), options.getHost(), options.getPort());
  }

  /** A new connection; one that comes too late is closed again. */
  Future<SqlConnection> connect(Duration limit) {
    Future<SqlConnection> opened = connections.connect(vertx.getOrCreateContext(), options);
    return opened
        .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .recover(failure -> Future.failedFuture(tooLate(opened, failure, limit)));
  }

  private Throwable tooLate(Future<SqlConnection> opened, Throwable failure, Duration limit) {
    if (!(failure instanceof TimeoutException)) {
      return failure;
    }
    opened.onSuccess(SqlConnection::close);
    return new TimeoutException(
        name() + " did not answer within " + limit.toMillis() + " ms: is it a PostgreSQL, and up?");
  }
}
