package io.hanse.node.ledger.postgres;

import io.hanse.config.database.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time as the ledger's database has it: this machine's clock, put right by the difference that
 * was last measured. It judges keys before a message reaches the database.
 */
public final class ClockStore implements InstantSource {
  private static final String NOW = "SELECT clock_timestamp()";

  private final Database database;
  private final InstantSource machine;
  private volatile Duration ahead = Duration.ZERO;

  public ClockStore(Database database, InstantSource machine) {
    this.database = database;
    this.machine = machine;
  }

  /** Measures the difference; half of the round trip is its fault. */
  public Future<Void> measure() {
    Instant asked = machine.instant();
    return database
        .pool()
        .preparedQuery(NOW)
        .execute()
        .map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant())
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
