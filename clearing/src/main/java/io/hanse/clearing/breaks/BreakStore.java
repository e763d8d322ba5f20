package io.hanse.clearing.breaks;

import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.lease.LeaseStore;
import io.hanse.config.database.Database;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Finds and stores breaks. Only messages with obligations are known here. */
public final class BreakStore {
  /** Each obligation of the cycle is looked up once among all that were ever pulled. */
  private static final String FIND =
      """
      INSERT INTO repeated_id
        (cycle, participant, message_id, ledger, window_number, other_ledger, other_window)
      SELECT DISTINCT ON (mine.sender, mine.message_id, least(mine.ledger, far.ledger),
                          greatest(mine.ledger, far.ledger))
        $1::bigint, mine.sender, mine.message_id,
        least(mine.ledger, far.ledger),
        CASE WHEN mine.ledger < far.ledger THEN mine.window_number ELSE far.window_number END,
        greatest(mine.ledger, far.ledger),
        CASE WHEN mine.ledger < far.ledger THEN far.window_number ELSE mine.window_number END
      FROM cycle_seal
      JOIN obligation mine USING (ledger, window_number)
      JOIN obligation far
        ON far.message_id = mine.message_id AND far.sender = mine.sender
        AND far.ledger <> mine.ledger
      WHERE cycle_seal.cycle = $1
      ON CONFLICT DO NOTHING
      RETURNING participant, message_id, ledger, window_number, other_ledger, other_window
      """;

  private static final String OF_CYCLE =
      """
      SELECT participant, message_id, ledger, window_number, other_ledger, other_window
      FROM repeated_id WHERE cycle = $1
      ORDER BY participant, message_id, ledger, other_ledger
      """;

  private final Pool pool;
  private final LeaseStore lease;

  public BreakStore(Database database, LeaseStore lease) {
    this.pool = database.pool();
    this.lease = lease;
  }

  /** Finds the breaks of a cycle whose windows are all checked, and stores those that are new. */
  public Future<List<Break>> find(Fence fence, long cycle) {
    return lease
        .underFence(fence, tx -> tx.preparedQuery(FIND).execute(Tuple.of(cycle)))
        .map(BreakStore::breaks);
  }

  /** The breaks that a cycle has found, by sender and id. */
  public Future<List<Break>> ofCycle(long cycle) {
    return pool.preparedQuery(OF_CYCLE).execute(Tuple.of(cycle)).map(BreakStore::breaks);
  }

  private static List<Break> breaks(RowSet<Row> rows) {
    return rows.stream().map(BreakStore::found).toList();
  }

  private static Break found(Row row) {
    return new Break(
        ParticipantId.of(row.getString("participant")),
        new MessageId(row.getUUID("message_id")),
        new Break.Place(LedgerId.of(row.getString("ledger")), row.getLong("window_number")),
        new Break.Place(LedgerId.of(row.getString("other_ledger")), row.getLong("other_window")));
  }
}
