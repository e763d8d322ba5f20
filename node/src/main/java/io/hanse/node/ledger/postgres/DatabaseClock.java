package io.hanse.node.ledger.postgres;

import io.hanse.config.database.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The clock of the ledger's database: this machine's clock, corrected by the difference measured
 * last. Keys are checked against it before a message reaches the database.
 */
public final class DatabaseClock implements InstantSource {
  private static final String NOW = "SELECT clock_timestamp() AS now";

  private final Database database;
  private final InstantSource machine;
  private volatile Duration ahead = Duration.ZERO;

  public DatabaseClock(Database database, InstantSource machine) {
    this.database = database;
    this.machine = machine;
  }

  /** Measures the difference, to within half of the round trip. */
  public Future<Void> measure() {
    Instant asked = machine.instant();
    return database
        .pool()
        .preparedQuery(NOW)
        .execute()
        .map(rows -> rows.iterator().next().getOffsetDateTime("now").toInstant())
        .onSuccess(
            now -> {
              Duration half = Duration.between(asked, machine.instant()).dividedBy(2);
              ahead = Duration.between(asked.plus(half), now);
            })
        .mapEmpty();
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(ahead);
  }
}
