package io.hanse.node.ledger.postgres;

import io.hanse.config.database.Database;
import io.hanse.node.ledger.batch.BatchReceipts;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Batches as they were written. */
public final class BatchReadStore {
  private static final String PROOF =
      """
      SELECT size, header, signature, public_key, leaves, proofs, outcomes
      FROM batch
      WHERE lane = $1 AND number = $2 AND posted_at = $3
      """;

  private static final String HEADER =
      """
      SELECT header, signature, public_key, window_n, root
      FROM batch
      WHERE lane = $1 AND number = $2
      """;

  private final Database database;

  public BatchReadStore(Database database) {
    this.database = database;
  }

  /** Identifies a batch; with the time, PostgreSQL reads one partition only. */
  record BatchId(int lane, long number, Instant postedAt) implements Comparable<BatchId> {
    @Override
    public int compareTo(BatchId other) {
      return Comparator.comparing(BatchId::lane)
          .thenComparing(BatchId::number)
          .thenComparing(BatchId::postedAt)
          .compare(this, other);
    }
  }

  /**
   * The signed header of a batch. The arrays are shared: not to be changed.
   *
   * @param header the octets that are signed, see {@link io.hanse.protocol.proof.BatchHeader}
   * @param signature 64 octets
   * @param publicKey 32 octets
   * @param window the window that the batch is in
   * @param root 32 octets
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  public record SignedHeader(
      byte[] header, byte[] signature, byte[] publicKey, long window, byte[] root) {}

  /** The header of a batch, or empty where there is no such batch. */
  public Future<Optional<SignedHeader>> header(int lane, long number) {
    return database
        .pool()
        .preparedQuery(HEADER)
        .execute(Tuple.of(lane, number))
        .map(BatchReadStore::signedHeader);
  }

  private static Optional<SignedHeader> signedHeader(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return Optional.empty();
    }
    Row row = rows.iterator().next();
    return Optional.of(
        new SignedHeader(
            octets(row, "header"),
            octets(row, "signature"),
            octets(row, "public_key"),
            row.getLong("window_n"),
            octets(row, "root")));
  }

  /** The octets that receipts are assembled from; the batch must exist. */
  Future<BatchReceipts.Parts> receiptParts(BatchId batch) {
    return database
        .pool()
        .preparedQuery(PROOF)
        .execute(Tuple.of(batch.lane(), batch.number(), ColumnArrays.time(batch.postedAt())))
        .map(rows -> receiptParts(rows.iterator().next()));
  }

  private static BatchReceipts.Parts receiptParts(Row row) {
    return new BatchReceipts.Parts(
        row.getInteger("size"),
        octets(row, "header"),
        octets(row, "signature"),
        octets(row, "public_key"),
        octets(row, "leaves"),
        octets(row, "proofs"),
        octets(row, "outcomes"));
  }

  private static byte[] octets(Row row, String column) {
    return row.getBuffer(column).getBytes();
  }
}
