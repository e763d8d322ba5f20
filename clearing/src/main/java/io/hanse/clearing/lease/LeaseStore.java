package io.hanse.clearing.lease;

import io.hanse.config.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stores the leader's lease: one row with an expiry and a fencing number, by the database's clock.
 */
public final class LeaseStore {
  private static final String ACQUIRE =
      """
      INSERT INTO lease (name, holder, fence, until)
      VALUES ('leader', $1, 1, clock_timestamp() + $2 * interval '1 millisecond')
      ON CONFLICT (name) DO UPDATE SET
        holder = excluded.holder,
        until = excluded.until,
        fence = lease.fence
          + CASE WHEN lease.holder = excluded.holder THEN 0 ELSE 1 END
      WHERE lease.holder = excluded.holder OR lease.until <= clock_timestamp()
      RETURNING fence
      """;

  private static final String RELEASE =
      "UPDATE lease SET until = clock_timestamp() WHERE name = 'leader' AND holder = $1";

  /** Waits for a takeover under way, and blocks takeovers until this transaction ends. */
  private static final String CHECK =
      "SELECT fence FROM lease WHERE name = 'leader' AND fence = $1 FOR SHARE";

  private final Pool pool;

  public LeaseStore(Database database) {
    this.pool = database.pool();
  }

  /**
   * Acquires or renews the lease. The last holder keeps its fence even after the lease has expired,
   * because nobody has led in between.
   *
   * @param holder a name unique to this process
   * @return the fence; empty while another instance holds the lease
   */
  public Future<Optional<Fence>> acquire(String holder, Duration length) {
    return pool.preparedQuery(ACQUIRE)
        .execute(Tuple.of(holder, length.toMillis()))
        .map(LeaseStore::fence);
  }

  /** Releases the lease, so that no other instance waits for its expiry. */
  public Future<Void> release(String holder) {
    return pool.preparedQuery(RELEASE).execute(Tuple.of(holder)).mapEmpty();
  }

  private static Optional<Fence> fence(RowSet<Row> rows) {
    for (Row row : rows) {
      return Optional.of(new Fence(row.getLong("fence")));
    }
    return Optional.empty();
  }

  /** Runs one step in a transaction that commits only while the fence is the newest. */
  public <T> Future<T> underFence(Fence fence, Function<SqlConnection, Future<T>> step) {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(CHECK)
                .execute(Tuple.of(fence.number()))
                .compose(
                    rows ->
                        rows.size() == 1
                            ? step.apply(connection)
                            : Future.failedFuture(new DeposedException(fence))));
  }
}
