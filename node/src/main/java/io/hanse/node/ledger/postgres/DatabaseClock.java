package io.hanse.node.ledger.postgres;

import io.hanse.config.database.Database;
import io.hanse.node.context.NodeContext;
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
  private static final Duration INTERVAL = Duration.ofMillis(500);

  /** A measurement that takes longer was lost, perhaps with its connection. */
  private static final Duration LOST = Duration.ofSeconds(30);

  private final Database database;
  private final InstantSource machine;
  private volatile Duration ahead = Duration.ZERO;

  private DatabaseClock(Database database, InstantSource machine) {
    this.database = database;
    this.machine = machine;
  }

  /** Opens the clock, measures the difference and repeats that until the node closes. */
  public static Future<DatabaseClock> open(NodeContext context, Database database) {
    DatabaseClock clock = new DatabaseClock(database, InstantSource.system());
    return clock
        .measure()
        .onSuccess(measured -> context.repeat(INTERVAL, LOST, "clock", clock::measure))
        .map(clock);
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
