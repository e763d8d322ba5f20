package io.hanse.node.ledger.postgres;

import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.Needs;
import io.hanse.node.ledger.batch.BatchRecord;
import io.hanse.node.ledger.lane.BatchStore;
import io.hanse.node.ledger.lane.LoadedBatch;
import io.hanse.node.ledger.lane.StoreFailure;
import io.hanse.protocol.identity.CardNumber;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one lane. The statements of a phase are sent together; PostgreSQL executes them
 * in order, each on the state that the previous one left.
 */
final class PostgresLaneSession implements BatchStore.Session {
  private final SqlConnection connection;
  private final int lane;
  private final BatchTimings timings;
  private long batches;

  PostgresLaneSession(SqlConnection connection, int lane, BatchTimings timings) {
    this.connection = connection;
    this.lane = lane;
    this.timings = timings;
  }

  @Override
  public int lane() {
    return lane;
  }

  /**
   * Plans are made for the tables' sizes of the moment and kept. A young ledger outgrows its plans,
   * so they are discarded whenever the lane has doubled the number of its batches.
   */
  private void forgetPlans() {
    batches++;
    if (Long.bitCount(batches) == 1) {
      connection.query("DISCARD PLANS").execute();
    }
  }

  @Override
  public Future<LoadedBatch> begin(Needs needs) {
    forgetPlans();
    Future<RowSet<Row>> begun = connection.query(LoadStatements.BEGIN).execute();
    long asked = System.nanoTime();
    Future<RowSet<Row>> locked =
        connection
            .preparedQuery(LoadStatements.CUTOFF_LOCK)
            .execute()
            .onSuccess(had -> timings.waitedForCutoff(System.nanoTime() - asked));
    Future<RowSet<Row>> members =
        connection.preparedQuery(LoadStatements.MEMBERS).execute(Tuple.of(cards(needs.members())));
    // The window cannot end while the cutoff lock is held; the clock is read after the row locks.
    Future<RowSet<Row>> window = connection.preparedQuery(LoadStatements.WINDOW).execute();
    Future<RowSet<Row>> keys = keys(needs);
    Future<RowSet<Row>> lots = lots(needs);
    return Future.join(List.of(begun, locked, members, window, keys, lots))
        .transform(
            done -> {
              // The first failure has the reason; later ones only say that the transaction is
              // aborted.
              for (Future<?> each : List.of(begun, locked, members, window, keys, lots)) {
                if (each.failed()) {
                  return Future.failedFuture(PostgresFailure.of(each.cause()));
                }
              }
              LoadedRows rows = new LoadedRows();
              rows.window(window.result());
              rows.members(members.result());
              rows.keys(keys.result(), isReferring(needs));
              rows.lots(lots.result());
              return more(rows);
            });
  }

  private static Object cards(Set<CardNumber> cards) {
    return ColumnArrays.of(cards).longs(CardNumber::number);
  }

  private static boolean isReferring(Needs needs) {
    return !needs.originals().isEmpty() || !needs.holds().isEmpty();
  }

  private Future<RowSet<Row>> keys(Needs needs) {
    if (!isReferring(needs)) {
      return connection.preparedQuery(LoadStatements.KEYS).execute(names(needs.keys()));
    }
    Set<MessageKey> referred = referred(needs);
    Set<MessageKey> all = new TreeSet<>(needs.keys());
    all.addAll(referred);
    Tuple values = names(all).addValue(ColumnArrays.of(all).booleans(referred::contains));
    return connection.preparedQuery(LoadStatements.REFERRED).execute(values);
  }

  private static Set<MessageKey> referred(Needs needs) {
    Set<MessageKey> referred = new TreeSet<>(needs.originals());
    referred.addAll(needs.holds());
    return referred;
  }

  private static Tuple names(Set<MessageKey> keys) {
    ColumnArrays<MessageKey> columns = ColumnArrays.of(keys);
    return Tuple.of(columns.texts(MessageKey::participant), columns.uuids(key -> key.id().value()));
  }

  private Future<RowSet<Row>> lots(Needs needs) {
    if (isReferring(needs)) {
      Tuple names = names(referred(needs));
      return connection
          .preparedQuery(LoadStatements.LOTS)
          .execute(Tuple.of(cards(needs.spenders()), names.getValue(0), names.getValue(1)));
    }
    if (needs.spenders().isEmpty()) {
      return Future.succeededFuture();
    }
    return connection
        .preparedQuery(LoadStatements.SPENDABLE)
        .execute(Tuple.of(cards(needs.spenders())));
  }

  /**
   * One more round trip for members with a debt or with held points, of whom there are few; a batch
   * without any needs none.
   */
  private Future<LoadedBatch> more(LoadedRows rows) {
    Set<CardNumber> holders = rows.members(member -> member.held().isPositive());
    Future<@Nullable RowSet<Row>> debts =
        of(LoadStatements.DEBTS, rows.members(member -> member.debt().isPositive()));
    Future<@Nullable RowSet<Row>> spendable =
        of(LoadStatements.SPENDABLE, rows.members(MemberAccount::owesDespiteBalance));
    Future<@Nullable RowSet<Row>> lapsed = of(LoadStatements.LAPSED_HOLDS, holders, rows.now());
    Future<@Nullable RowSet<Row>> lots = of(LoadStatements.LAPSED_LOTS, holders, rows.now());
    return Future.join(debts, spendable, lapsed, lots)
        .map(
            all -> {
              rows.debts(debts.result());
              rows.lots(spendable.result());
              rows.lapsed(lapsed.result());
              rows.lots(lots.result());
              return rows.loaded();
            })
        .recover(PostgresLaneSession::failed);
  }

  /** What a statement finds of some members; nothing is asked about none. */
  private Future<@Nullable RowSet<Row>> of(String sql, Set<CardNumber> members) {
    return members.isEmpty()
        ? Future.succeededFuture()
        : connection.preparedQuery(sql).execute(Tuple.of(cards(members)));
  }

  private Future<@Nullable RowSet<Row>> of(String sql, Set<CardNumber> members, Instant by) {
    return members.isEmpty()
        ? Future.succeededFuture()
        : connection.preparedQuery(sql).execute(Tuple.of(cards(members), ColumnArrays.time(by)));
  }

  private static <T> Future<T> failed(Throwable failure) {
    return Future.failedFuture(PostgresFailure.of(failure));
  }

  @Override
  public Future<long[]> accounts(int count) {
    return connection
        .preparedQuery(LoadStatements.ACCOUNTS)
        .execute(Tuple.of(count))
        .map(
            rows -> {
              long[] accounts = new long[rows.size()];
              int at = 0;
              for (Row row : rows) {
                accounts[at++] = row.getLong("account");
              }
              return accounts;
            })
        .recover(PostgresLaneSession::failed);
  }

  /**
   * Sends the commit with the writes, see {@link CountedWrites#commit}. Where the results of the
   * writes and of the commit disagree, the connection counts as lost.
   */
  @Override
  public Future<Void> commit(BatchRecord batch) {
    long sent = System.nanoTime();
    BatchWrites write = new BatchWrites(batch);
    List<Future<Void>> steps =
        CountedWrites.commit(connection, List.of(write.messages(), write.book(), write.record()));
    return Future.join(steps)
        .transform(done -> committed(steps))
        .onSuccess(written -> timings.committed(System.nanoTime() - sent));
  }

  private static Future<Void> committed(List<Future<Void>> steps) {
    Future<Void> commit = steps.getLast();
    for (Future<Void> step : steps) {
      if (step.failed()) {
        // The first failure has the reason; a commit that the server did not refuse may have
        // happened.
        return commit.failed() && commit.cause() instanceof PgException
            ? failed(step.cause())
            : Future.failedFuture(StoreFailure.lost(step.cause()));
      }
    }
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> abandon() {
    return connection
        .query("ROLLBACK")
        .execute()
        .<Void>mapEmpty()
        .recover(PostgresLaneSession::failed);
  }

  @Override
  public Future<Void> close() {
    return connection.close();
  }
}
