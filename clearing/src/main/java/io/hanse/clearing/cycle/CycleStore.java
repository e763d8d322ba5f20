package io.hanse.clearing.cycle;

import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.lease.LeaseStore;
import io.hanse.config.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores cycles and their states. A step that was stored before has no effect. */
public final class CycleStore {
  private static final String SELECT = "SELECT " + CycleSql.COLUMNS + " FROM cycle ";

  private static final String OPEN_FIRST =
      """
      INSERT INTO cycle (number, state, opened_at)
      SELECT coalesce(max(number), 0) + 1, 'open', $1 FROM cycle
      HAVING count(*) FILTER (WHERE state = 'open') = 0
      """;

  private static final String CLOSE =
      """
      UPDATE cycle SET state = 'sealing', closed_at = $2, close_key = $3
      WHERE number = $1 AND state = 'open'
      """;

  private static final String OPEN_NEXT =
      "INSERT INTO cycle (number, state, opened_at) VALUES ($1, 'open', $2)";

  private static final String SEALED =
      """
      UPDATE cycle SET state = 'sealed', sealed_at = $2
      WHERE number = $1 AND state = 'sealing'
      """;

  private static final String SETTLED =
      """
      UPDATE cycle SET state = 'settled', settled_at = $2
      WHERE number = $1 AND state = 'instructed'
      """;

  private final Pool pool;
  private final LeaseStore lease;

  public CycleStore(Database database, LeaseStore lease) {
    this.pool = database.pool();
    this.lease = lease;
  }

  /** The open cycle; the very first one is opened when there is none. */
  public Future<Cycle.Open> open(Fence fence, Instant now) {
    return lease
        .underFence(fence, tx -> tx.preparedQuery(OPEN_FIRST).execute(Tuple.of(CycleSql.time(now))))
        .compose(done -> pool.query(SELECT + "WHERE state = 'open'").execute())
        .map(rows -> (Cycle.Open) CycleSql.cycle(rows.iterator().next()));
  }

  public Future<Optional<Cycle>> find(long number) {
    return pool.preparedQuery(SELECT + "WHERE number = $1")
        .execute(Tuple.of(number))
        .map(CycleStore::first);
  }

  /** The cycle that a request with that key has closed. */
  public Future<Optional<Cycle>> findByKey(String key) {
    return pool.preparedQuery(SELECT + "WHERE close_key = $1")
        .execute(Tuple.of(key))
        .map(CycleStore::first);
  }

  /** Newest first. */
  public Future<List<Cycle>> newest(int limit) {
    return pool.preparedQuery(SELECT + "ORDER BY number DESC LIMIT $1")
        .execute(Tuple.of(limit))
        .map(CycleStore::all);
  }

  /** Cycles whose end is decided and whose instructions are not written, oldest first. */
  public Future<List<Cycle>> unfinished() {
    return pool.query(SELECT + "WHERE state IN ('sealing', 'sealed', 'netted') ORDER BY number")
        .execute()
        .map(CycleStore::all);
  }

  /**
   * Writes that the cycle is closing and opens the next one, in one transaction.
   *
   * @param key the request's idempotency key
   */
  public Future<Void> close(Fence fence, Cycle.Sealing cycle, Optional<String> key) {
    Tuple closing =
        Tuple.of(cycle.number(), CycleSql.time(cycle.closedAt())).addValue(key.orElse(null));
    Tuple next = Tuple.of(cycle.number() + 1, CycleSql.time(cycle.closedAt()));
    return lease.underFence(
        fence,
        tx ->
            tx.preparedQuery(CLOSE)
                .execute(closing)
                .compose(
                    done ->
                        done.rowCount() == 1
                            ? tx.preparedQuery(OPEN_NEXT).execute(next).mapEmpty()
                            : Future.<Void>succeededFuture()));
  }

  public Future<Void> save(Fence fence, Cycle.Sealed cycle) {
    return step(fence, SEALED, cycle.number(), cycle.at());
  }

  public Future<Void> save(Fence fence, Cycle.Settled cycle) {
    return step(fence, SETTLED, cycle.number(), cycle.at());
  }

  private Future<Void> step(Fence fence, String sql, long number, Instant at) {
    return lease.underFence(
        fence, tx -> tx.preparedQuery(sql).execute(Tuple.of(number, CycleSql.time(at))).mapEmpty());
  }

  private static Optional<Cycle> first(RowSet<Row> rows) {
    return rows.stream().map(CycleSql::cycle).findFirst();
  }

  private static List<Cycle> all(RowSet<Row> rows) {
    return rows.stream().map(CycleSql::cycle).toList();
  }
}
