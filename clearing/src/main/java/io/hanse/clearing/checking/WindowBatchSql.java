package io.hanse.clearing.checking;

import io.hanse.protocol.proof.BatchHeader;
import io.hanse.protocol.statement.Statement;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads rows of {@code window_batch}. */
final class WindowBatchSql {
  static final String INSERT =
      """
      INSERT INTO window_batch (ledger, window_number, place, batch_index, path, header)
      VALUES ($1, $2, $3, $4, $5, $6)
      """;

  static final String SELECT =
      """
      SELECT batch_index, path, header FROM window_batch
      WHERE ledger = $1 AND window_number = $2 ORDER BY place
      """;

  private WindowBatchSql() {}

  static List<Tuple> tuples(CheckedWindow window) {
    List<Tuple> rows = new ArrayList<>();
    for (Statement.Batch batch : window.batches()) {
      rows.add(
          Tuple.of(
              window.ledger().value(),
              window.window(),
              rows.size(),
              batch.index(),
              PathSql.octets(batch.path()),
              Buffer.buffer(batch.header().octets())));
    }
    return rows;
  }

  /** Leaves the index of its seal to the statement. */
  static Statement.Batch batch(Row row) {
    return new Statement.Batch(
        0,
        row.getLong("batch_index"),
        PathSql.path(row.getBuffer("path")),
        BatchHeader.read(row.getBuffer("header").getBytes()).orElseThrow());
  }
}
