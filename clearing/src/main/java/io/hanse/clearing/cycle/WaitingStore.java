package io.hanse.clearing.cycle;

import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.lease.LeaseStore;
import io.hanse.config.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/**
 * What each cycle waits for. An obstacle counts only while its cycle is in the state that met it.
 */
public final class WaitingStore {
  private static final String REMOVED =
      """
      DELETE FROM cycle_wait
      WHERE cycle = $1 AND state = (SELECT state FROM cycle WHERE number = $1)
        AND (what, whom) NOT IN (SELECT what, whom FROM unnest($2::text[], $3::text[]) AS met (what, whom))
      """;

  private static final String MET =
      """
      INSERT INTO cycle_wait (cycle, state, what, whom, reason, since)
      SELECT number, state, what, whom, reason, $5
      FROM cycle, unnest($2::text[], $3::text[], $4::text[]) AS met (what, whom, reason)
      WHERE number = $1
      ON CONFLICT (cycle, state, what, whom) DO UPDATE SET reason = excluded.reason
      """;

  private static final String OF_CYCLE =
      """
      SELECT what, whom, reason, since
      FROM cycle_wait JOIN cycle
        ON cycle.number = cycle_wait.cycle AND cycle.state = cycle_wait.state
      WHERE cycle_wait.cycle = $1 ORDER BY what, whom
      """;

  private final Pool pool;
  private final LeaseStore lease;

  public WaitingStore(Database database, LeaseStore lease) {
    this.pool = database.pool();
    this.lease = lease;
  }

  /**
   * Writes what keeps a cycle from its next step; what was met before keeps its time, and what is
   * not met any more goes.
   *
   * @param now since when a new obstacle is there
   */
  public Future<Void> replace(Fence fence, long cycle, List<Obstacle> met, Instant now) {
    Tuple kept =
        Tuple.of(cycle)
            .addArrayOfString(texts(met, Obstacle::what))
            .addArrayOfString(texts(met, Obstacle::whom));
    Tuple all =
        Tuple.of(cycle)
            .addArrayOfString(texts(met, Obstacle::what))
            .addArrayOfString(texts(met, Obstacle::whom))
            .addArrayOfString(texts(met, Obstacle::reason))
            .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
    return lease.underFence(
        fence,
        tx ->
            tx.preparedQuery(REMOVED)
                .execute(kept)
                .compose(removed -> tx.preparedQuery(MET).execute(all))
                .mapEmpty());
  }

  private static String[] texts(List<Obstacle> met, Function<Obstacle, String> column) {
    return met.stream().map(column).toArray(String[]::new);
  }

  /** What a cycle waits for in its present state; nothing where it can go on. */
  public Future<List<Waiting>> ofCycle(long cycle) {
    return pool.preparedQuery(OF_CYCLE)
        .execute(Tuple.of(cycle))
        .map(rows -> rows.stream().map(WaitingStore::waiting).toList());
  }

  private static Waiting waiting(Row row) {
    return new Waiting(
        new Obstacle(row.getString("what"), row.getString("whom"), row.getString("reason")),
        row.getOffsetDateTime("since").toInstant());
  }
}
