package io.hanse.clearing.breaks;

import io.hanse.config.database.Database;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;

/** Every alarm that was ever raised. */
public final class AlarmStore {
  private static final String ALARM =
      """
      INSERT INTO alarm (raised_at, ledger, window_number, detail) VALUES ($1, $2, $3, $4)
      ON CONFLICT DO NOTHING
      """;

  private static final String NEWEST =
      """
      SELECT raised_at, ledger, window_number, detail FROM alarm ORDER BY id DESC LIMIT 1000
      """;

  private final Pool pool;

  public AlarmStore(Database database) {
    this.pool = database.pool();
  }

  /** Stores an alarm; idempotent. */
  Future<Void> raise(Alarm alarm) {
    return pool.preparedQuery(ALARM)
        .execute(
            Tuple.of(
                alarm.raisedAt().atOffset(ZoneOffset.UTC),
                alarm.ledger().value(),
                alarm.window(),
                alarm.detail()))
        .mapEmpty();
  }

  /** The last thousand alarms, newest first. */
  public Future<List<Alarm>> alarms() {
    return pool.query(NEWEST)
        .execute()
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Alarm(
                                row.getOffsetDateTime("raised_at").toInstant(),
                                LedgerId.of(row.getString("ledger")),
                                row.getLong("window_number"),
                                row.getString("detail")))
                    .toList());
  }
}
