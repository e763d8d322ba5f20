package io.hanse.node.sealing;

import io.hanse.config.database.Database;
import io.hanse.config.shared.CutOrder;
import io.hanse.node.ledger.postgres.AdvisoryLocks;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Moves the ledger to its next window. */
final class CutoffStore {
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /**
   * A waiting cutoff waits for the running batches, and new batches queue behind it: 50 ms bound
   * the delay of a posting. Advisory locks queue fairly; row locks would let batches overtake.
   */
  private static final String BOUNDED_WAIT =
      "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '50ms'";

  /** A statement of its own: the lock's statement would read the window as of before the lock. */
  private static final String MOVE =
      """
      WITH moved AS (
        UPDATE ledger_window SET n = n + 1, fence = $2 WHERE n = $1 AND fence <= $2 RETURNING 1
      )
      INSERT INTO window_cut (window_n, cut_at, fence)
      SELECT $1, clock_timestamp(), $2 FROM moved
      """;

  private static final String STATE = "SELECT n FROM ledger_window";

  private final Database database;

  CutoffStore(Database database) {
    this.database = database;
  }

  /** The result of one attempt. */
  enum Attempt {
    CUT,
    /** The window had ended before. */
    CUT_BEFORE,
    /** The window has not begun. */
    TOO_EARLY,
    /** A holder of a higher fencing number has cut here. */
    FENCED_OFF,
    /** Batches held the lock for too long; retry. */
    BUSY
  }

  Future<Attempt> attempt(CutOrder order) {
    return database
        .pool()
        .withTransaction(connection -> move(connection, order))
        .recover(
            failure ->
                failure instanceof PgException error
                        && LOCK_NOT_AVAILABLE.equals(error.getSqlState())
                    ? Future.succeededFuture(Attempt.BUSY)
                    : Future.failedFuture(failure));
  }

  private static Future<Attempt> move(SqlConnection connection, CutOrder order) {
    Tuple values = Tuple.of(order.window(), order.fence());
    // Sent in one go: nobody posts while a round trip is under way between lock and commit.
    Future<RowSet<Row>> bounded = connection.query(BOUNDED_WAIT).execute();
    Future<RowSet<Row>> locked = connection.query(AdvisoryLocks.CUTOFF_EXCLUSIVE).execute();
    Future<RowSet<Row>> moved = connection.preparedQuery(MOVE).execute(values);
    return bounded
        .compose(set -> locked)
        .compose(held -> moved)
        .compose(
            rows ->
                rows.rowCount() == 1
                    ? Future.succeededFuture(Attempt.CUT)
                    : connection.query(STATE).execute().map(state -> whyNot(state, order)));
  }

  private static Attempt whyNot(RowSet<Row> rows, CutOrder order) {
    long open = rows.iterator().next().getLong("n");
    if (open > order.window()) {
      return Attempt.CUT_BEFORE;
    }
    return open < order.window() ? Attempt.TOO_EARLY : Attempt.FENCED_OFF;
  }
}
