package io.hanse.clearing.statement;

import io.hanse.config.database.Database;
import io.hanse.protocol.identity.ParticipantId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/**
 * Stores signed statements as they were first handed out. No fence is needed: the first write wins,
 * and every instance hands out the stored statement.
 */
public final class StatementStore {
  private static final String FIND =
      "SELECT octets FROM statement WHERE cycle = $1 AND participant = $2";

  private static final String KEEP =
      """
      INSERT INTO statement (cycle, participant, octets) VALUES ($1, $2, $3)
      ON CONFLICT DO NOTHING
      """;

  private final Pool pool;

  public StatementStore(Database database) {
    this.pool = database.pool();
  }

  public Future<Optional<byte[]>> find(long cycle, ParticipantId participant) {
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(cycle, participant.value()))
        .map(rows -> rows.stream().map(row -> row.getBuffer("octets").getBytes()).findFirst());
  }

  /**
   * Keeps a statement.
   *
   * @return the stored statement, which may be an earlier one
   */
  public Future<byte[]> keep(long cycle, ParticipantId participant, byte[] octets) {
    return pool.preparedQuery(KEEP)
        .execute(Tuple.of(cycle, participant.value(), Buffer.buffer(octets)))
        .compose(done -> find(cycle, participant))
        .map(Optional::orElseThrow);
  }
}
