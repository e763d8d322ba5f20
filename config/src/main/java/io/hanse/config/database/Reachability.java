package io.hanse.config.database;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a database that is starting, restarting or not yet to be found. */
final class Reachability {
  private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);
  private static final Duration FIRST_DELAY = Duration.ofMillis(100);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final PgConnectOptions options;
  private final Duration patience;

  Reachability(Vertx vertx, PgConnectOptions options, Duration patience) {
    this.vertx = vertx;
    this.options = options;
    this.patience = patience;
  }

  Future<Void> await() {
    return attempt(FIRST_DELAY, Duration.ZERO);
  }

  private Future<Void> attempt(Duration delay, Duration waited) {
    return PgConnection.connect(vertx, options)
        .compose(SqlConnection::close)
        .recover(
            failure -> {
              if (isFinal(failure) || waited.compareTo(patience) >= 0) {
                return Future.failedFuture(failure);
              }
              LOG.atWarn()
                  .addKeyValue("host", options.getHost())
                  .addKeyValue("port", options.getPort())
                  .addKeyValue("database", options.getDatabase())
                  .addKeyValue("reason", failure.getMessage())
                  .addKeyValue("nextAttemptMillis", delay.toMillis())
                  .log("database does not answer yet");
              return pause(delay).compose(go -> attempt(longer(delay), waited.plus(delay)));
            });
  }

  /** Class 28 is a refused login, 3D000 a database that does not exist. */
  private static boolean isFinal(Throwable failure) {
    return failure instanceof PgException refused
        && refused.getSqlState() != null
        && (refused.getSqlState().startsWith("28") || refused.getSqlState().equals("3D000"));
  }

  private Future<Void> pause(Duration delay) {
    Promise<Void> promise = Promise.promise();
    vertx.setTimer(delay.toMillis(), elapsed -> promise.complete());
    return promise.future();
  }

  private static Duration longer(Duration delay) {
    Duration twice = delay.multipliedBy(2);
    return twice.compareTo(LONGEST_DELAY) < 0 ? twice : LONGEST_DELAY;
  }
}
