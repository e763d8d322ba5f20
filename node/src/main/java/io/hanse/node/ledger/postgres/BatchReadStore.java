package io.hanse.node.ledger.postgres;

import io.hanse.config.database.Database;
import io.hanse.node.ledger.batch.ReceiptParts;
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

  /** A batch's name, and when: with it only one partition is looked at. */
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
   * The signed head of a batch. The arrays are shared: not to be changed.
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

  /** The head of that batch, or nothing where there is none. */
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
            row.getBuffer(0).getBytes(),
            row.getBuffer(1).getBytes(),
            row.getBuffer(2).getBytes(),
            row.getLong(3),
            row.getBuffer(4).getBytes()));
  }

  /** What receipts are assembled from, of a batch that must be there. */
  Future<ReceiptParts> receiptParts(BatchId batch) {
    return database
        .pool()
        .preparedQuery(PROOF)
        .execute(Tuple.of(batch.lane(), batch.number(), Columns.time(batch.postedAt())))
        .map(rows -> receiptParts(rows.iterator().next()));
  }

  private static ReceiptParts receiptParts(Row row) {
    return new ReceiptParts(
        row.getInteger(0),
        row.getBuffer(1).getBytes(),
        row.getBuffer(2).getBytes(),
        row.getBuffer(3).getBytes(),
        row.getBuffer(4).getBytes(),
        row.getBuffer(5).getBytes(),
        row.getBuffer(6).getBytes());
  }
}
