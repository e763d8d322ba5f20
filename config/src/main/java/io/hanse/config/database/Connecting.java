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
 * Opens connections within bounds. A firewall that drops packets and a host that vanished answer
 * nothing at all; without bounds, a caller would wait for ever.
 */
final class Connecting {
  /** The time from the first octet to a session that accepts statements. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Duration FIRST_ANSWER = Duration.ofSeconds(5);

  /**
   * A pooled connection that received nothing for this long is idle, or its server is gone; no
   * statement takes that long.
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

  /** The same bounds as parameters of a JDBC URL. */
  static String jdbcParameters() {
    return "connectTimeout=%d&loginTimeout=%d&tcpKeepAlive=true"
        .formatted(FIRST_ANSWER.toSeconds(), LONGEST.toSeconds());
  }

  /** The database's name and address, for messages to people. */
  String name() {
    return "database %s at %s:%d"
        .formatted(options.getDatabase(), options.getHost(), options.getPort());
  }

  /** Opens a connection; a connection that opens after the limit is closed again. */
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
