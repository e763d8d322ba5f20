package io.hanse.config.database;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a database that is starting, restarting or not found yet. */
final class Reachability {
  private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);
  private static final Duration FIRST_DELAY = Duration.ofMillis(100);
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final Connecting connecting;
  private final Duration patience;

  Reachability(Vertx vertx, Connecting connecting, Duration patience) {
    this.vertx = vertx;
    this.connecting = connecting;
    this.patience = patience;
  }

  Future<Void> await() {
    return attempt(FIRST_DELAY, System.nanoTime() + patience.toNanos());
  }

  private Future<Void> attempt(Duration delay, long deadline) {
    return connecting
        .connect(shorter(Connecting.LONGEST, left(deadline)))
        .compose(SqlConnection::close)
        .recover(
            failure -> {
              if (isFinal(failure)) {
                return Future.failedFuture(failure);
              }
              Duration left = left(deadline);
              if (left.compareTo(SHORTEST) <= 0) {
                return Future.failedFuture(gaveUp(failure));
              }
              LOG.atWarn()
                  .addKeyValue("what", connecting.name())
                  .addKeyValue("reason", failure.getMessage())
                  .addKeyValue("nextAttemptMillis", delay.toMillis())
                  .log("database does not answer yet");
              return pause(shorter(delay, left)).compose(go -> attempt(longer(delay), deadline));
            });
  }

  /** At least a millisecond, so that the last attempt is made. */
  private static Duration left(long deadline) {
    Duration left = Duration.ofNanos(deadline - System.nanoTime());
    return left.compareTo(SHORTEST) > 0 ? left : SHORTEST;
  }

  private IllegalStateException gaveUp(Throwable failure) {
    return new IllegalStateException(
        "%s cannot be used after %d s: %s"
            .formatted(connecting.name(), patience.toSeconds(), failure.getMessage()),
        failure);
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

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration delay) {
    return shorter(delay.multipliedBy(2), LONGEST_DELAY);
  }
}
