package io.hanse.node.reading;

import io.hanse.config.database.Database;
import io.hanse.protocol.octets.Sha256;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads sealed windows, which no longer change. */
final class WindowReadStore {
  private static final String SEAL = "SELECT octets FROM window_seal WHERE window_n = $1";

  private static final String TRIAL_BALANCE =
      """
      SELECT unit, kind, account, debit, credit
      FROM trial_balance
      WHERE window_n = $1
      ORDER BY unit, kind, account
      """;

  private static final String ROOTS =
      """
      SELECT lane, number, root FROM batch WHERE window_n = $1 ORDER BY lane, number
      """;

  private static final String LEAVES =
      "SELECT leaves, window_n FROM batch WHERE lane = $1 AND number = $2";

  private static final String BATCHES =
      """
      SELECT lane, number, size, header, signature, proofs, outcomes, obligations
      FROM batch
      WHERE window_n = $1 AND (lane, number) > ($2, $3)
      ORDER BY lane, number
      LIMIT $4
      """;

  private final Database database;

  WindowReadStore(Database database) {
    this.database = database;
  }

  /** One account's sums at the seal. */
  record TrialRow(String unit, int kind, String account, long debit, long credit) {}

  /** A batch's root and its place in the order of the seal. */
  record Root(int lane, long number, Sha256 root) {}

  /** The leaves of one batch, 32 octets each, and its window. */
  record Leaves(Buffer leaves, long window) {}

  /** The parts of a batch from which its leaves can be recomputed. */
  record SealedBatch(
      int lane,
      long number,
      int size,
      Buffer header,
      Buffer signature,
      Buffer proofs,
      Buffer outcomes,
      Buffer obligations) {}

  Future<Optional<Buffer>> seal(long window) {
    return query(SEAL, Tuple.of(window))
        .map(rows -> rows.stream().findFirst().map(row -> row.getBuffer("octets")));
  }

  Future<List<TrialRow>> trialBalance(long window) {
    return query(TRIAL_BALANCE, Tuple.of(window))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new TrialRow(
                                row.getString("unit"),
                                row.getShort("kind"),
                                row.getString("account"),
                                row.getLong("debit"),
                                row.getLong("credit")))
                    .toList());
  }

  /** The roots of a window's batches in the order in which its seal has them. */
  Future<List<Root>> roots(long window) {
    return query(ROOTS, Tuple.of(window))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Root(
                                row.getInteger("lane"),
                                row.getLong("number"),
                                Sha256.wrap(row.getBuffer("root").getBytes())))
                    .toList());
  }

  Future<Optional<Leaves>> leaves(int lane, long number) {
    return query(LEAVES, Tuple.of(lane, number))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> new Leaves(row.getBuffer("leaves"), row.getLong("window_n"))));
  }

  /** The next batches of a window, by lane and number, at most {@code limit}. */
  Future<List<SealedBatch>> batches(long window, int afterLane, long afterNumber, int limit) {
    return query(BATCHES, Tuple.of(window, afterLane, afterNumber, limit))
        .map(rows -> rows.stream().map(WindowReadStore::sealedBatch).toList());
  }

  private static SealedBatch sealedBatch(Row row) {
    return new SealedBatch(
        row.getInteger("lane"),
        row.getLong("number"),
        row.getInteger("size"),
        row.getBuffer("header"),
        row.getBuffer("signature"),
        row.getBuffer("proofs"),
        row.getBuffer("outcomes"),
        row.getBuffer("obligations"));
  }

  private Future<List<Row>> query(String sql, Tuple values) {
    return database.pool().preparedQuery(sql).execute(values).map(WindowReadStore::list);
  }

  private static List<Row> list(RowSet<Row> rows) {
    List<Row> list = new ArrayList<>(rows.size());
    rows.forEach(list::add);
    return list;
  }
}
