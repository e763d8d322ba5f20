package io.hanse.clearing.sealing;

import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.lease.LeaseStore;
import io.hanse.config.database.Database;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The ledgers that have not sealed for a cycle. {@link CycleSealStore} strikes out those that did.
 */
public final class AbsenceStore {
  private static final String MISSED =
      """
      INSERT INTO absence (cycle, ledger, reason, since) VALUES ($1, $2, $3, $4)
      ON CONFLICT (cycle, ledger) DO UPDATE SET reason = excluded.reason
      """;

  private static final String OF_CYCLE =
      "SELECT ledger, reason, since FROM absence WHERE cycle = $1 ORDER BY ledger";

  private final Pool pool;
  private final LeaseStore lease;

  public AbsenceStore(Database database, LeaseStore lease) {
    this.pool = database.pool();
    this.lease = lease;
  }

  /** Writes that a ledger has not sealed for a cycle; the time of the first try stays. */
  public Future<Void> missed(Fence fence, long cycle, Absence absence) {
    return lease.underFence(
        fence,
        tx ->
            tx.preparedQuery(MISSED)
                .execute(
                    Tuple.of(
                        cycle,
                        absence.ledger().value(),
                        absence.reason(),
                        absence.since().atOffset(ZoneOffset.UTC)))
                .mapEmpty());
  }

  /** The absent ledgers of a cycle, by id. */
  public Future<List<Absence>> ofCycle(long cycle) {
    return pool.preparedQuery(OF_CYCLE)
        .execute(Tuple.of(cycle))
        .map(rows -> rows.stream().map(AbsenceStore::absence).toList());
  }

  private static Absence absence(Row row) {
    return new Absence(
        LedgerId.of(row.getString("ledger")),
        row.getString("reason"),
        row.getOffsetDateTime("since").toInstant());
  }
}
