package io.hanse.clearing.checking;

import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.lease.LeaseStore;
import io.hanse.clearing.sealing.SealedWindow;
import io.hanse.config.database.Database;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.statement.Statement;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Stores the obligations and trial balances of windows that passed their check. */
public final class WindowStore {
  private static final int ROWS_AT_ONCE = 5_000;

  /** SQLSTATE of a unique violation. */
  private static final String ALREADY_THERE = "23505";

  private static final String CHECKED =
      """
      UPDATE cycle_seal SET checked = true, lanes = true
      WHERE ledger = $1 AND window_number = $2 AND NOT checked
      """;

  private final Pool pool;
  private final LeaseStore lease;

  public WindowStore(Database database, LeaseStore lease) {
    this.pool = database.pool();
    this.lease = lease;
  }

  /** Writes a checked window in one transaction; idempotent. */
  public Future<SaveAnswer> save(Fence fence, CheckedWindow window) {
    return lease
        .underFence(
            fence,
            tx ->
                tx.preparedQuery(CHECKED)
                    .execute(Tuple.of(window.ledger().value(), window.window()))
                    .compose(
                        done ->
                            done.rowCount() == 1
                                ? insert(tx, window)
                                : Future.<Void>succeededFuture()))
        .<SaveAnswer>map(new SaveAnswer.Kept())
        .recover(WindowStore::contradiction);
  }

  private static Future<SaveAnswer> contradiction(Throwable failure) {
    if (failure instanceof ContradictionException contradiction) {
      return Future.succeededFuture(new SaveAnswer.Contradicts(contradiction.reason()));
    }
    return failure instanceof PgException refused && ALREADY_THERE.equals(refused.getSqlState())
        ? Future.succeededFuture(
            new SaveAnswer.Contradicts(
                "it repeats what another window has: " + refused.getDetail()))
        : Future.failedFuture(failure);
  }

  private static Future<Void> insert(SqlConnection tx, CheckedWindow window) {
    Future<Void> inserted =
        WindowLaneSql.insert(tx, window)
            .compose(done -> insertTrialBalance(tx, window))
            .compose(done -> insertBatches(tx, window));
    List<Statement.Entry> all = window.entries();
    for (int from = 0; from < all.size(); from += ROWS_AT_ONCE) {
      int first = from;
      List<Statement.Entry> part = all.subList(from, Math.min(from + ROWS_AT_ONCE, all.size()));
      inserted =
          inserted.compose(
              done ->
                  tx.preparedQuery(ObligationSql.INSERT)
                      .execute(ObligationSql.tuple(window, first, part))
                      .mapEmpty());
    }
    return inserted;
  }

  private static Future<Void> insertTrialBalance(SqlConnection tx, CheckedWindow window) {
    if (window.trialBalance().isEmpty()) {
      return Future.succeededFuture();
    }
    return tx.preparedQuery(TrialBalanceSql.INSERT)
        .execute(TrialBalanceSql.tuple(window))
        .mapEmpty();
  }

  private static Future<Void> insertBatches(SqlConnection tx, CheckedWindow window) {
    List<Tuple> rows = WindowBatchSql.tuples(window);
    return rows.isEmpty()
        ? Future.succeededFuture()
        : tx.preparedQuery(WindowBatchSql.INSERT).executeBatch(rows).mapEmpty();
  }

  /**
   * A page of a window's obligations.
   *
   * @param from place of the first in the window, from 0
   */
  public Future<List<Obligation>> obligations(SealedWindow window, long from, int limit) {
    return pool.preparedQuery(ObligationSql.PAGE)
        .execute(Tuple.of(window.ledger().value(), window.window(), from, limit))
        .map(rows -> rows.stream().map(ObligationSql::obligation).toList());
  }

  /** The batches of a window that have obligations, by their place. */
  public Future<List<Statement.Batch>> batches(SealedWindow window) {
    return pool.preparedQuery(WindowBatchSql.SELECT)
        .execute(Tuple.of(window.ledger().value(), window.window()))
        .map(rows -> rows.stream().map(WindowBatchSql::batch).toList());
  }

  /** What one participant owes or is owed in a window, with its proofs. */
  public Future<List<Statement.Entry>> entries(SealedWindow window, ParticipantId participant) {
    return pool.preparedQuery(ObligationSql.OF_PARTICIPANT)
        .execute(Tuple.of(window.ledger().value(), window.window(), participant.value()))
        .map(rows -> rows.stream().map(ObligationSql::entry).toList());
  }

  /** Every account of every ledger of the cycle, at its last seal. */
  public Future<List<TrialBalanceRow>> trialBalance(long cycle) {
    return pool.preparedQuery(TrialBalanceSql.OF_CYCLE)
        .execute(Tuple.of(cycle))
        .map(rows -> rows.stream().map(TrialBalanceSql::row).toList());
  }
}
