package io.hanse.clearing.settlement;

import io.hanse.config.database.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/**
 * Payment files, each as it was first handed out. They need no fence: whoever comes first is right,
 * and the others hand out the same.
 */
final class PaymentFileStore {
  private static final String FIND = "SELECT octets FROM payment_file WHERE cycle = $1";

  private static final String KEEP =
      "INSERT INTO payment_file (cycle, octets) VALUES ($1, $2) ON CONFLICT DO NOTHING";

  private final Pool pool;

  PaymentFileStore(Database database) {
    this.pool = database.pool();
  }

  Future<Optional<byte[]>> find(long cycle) {
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(cycle))
        .map(rows -> rows.stream().map(row -> row.getBuffer("octets").getBytes()).findFirst());
  }

  /**
   * Keeps a file.
   *
   * @return the one that stands: an earlier one, where there is one
   */
  Future<byte[]> keep(long cycle, byte[] octets) {
    return pool.preparedQuery(KEEP)
        .execute(Tuple.of(cycle, Buffer.buffer(octets)))
        .compose(done -> find(cycle))
        .map(Optional::orElseThrow);
  }
}
