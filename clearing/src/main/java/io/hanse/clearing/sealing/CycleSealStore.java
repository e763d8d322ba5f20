package io.hanse.clearing.sealing;

import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.lease.LeaseStore;
import io.hanse.config.database.Database;
import io.hanse.config.shared.SealNotice;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.octets.Sha256;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Stores the ledgers' seals, each in exactly one cycle. */
public final class CycleSealStore {
  private static final String KEEP =
      """
      INSERT INTO seal (ledger, window_number, octets, hash) VALUES ($1, $2, $3, $4)
      ON CONFLICT (ledger, window_number) DO NOTHING
      """;

  private static final String FIND =
      """
      SELECT ledger, window_number, octets FROM seal WHERE ledger = $1 AND window_number = $2
      """;

  private static final String ASSIGN =
      """
      INSERT INTO cycle_seal (cycle, ledger, window_number) VALUES ($1, $2, $3)
      ON CONFLICT DO NOTHING
      """;

  private static final String CYCLE_OF =
      "SELECT cycle FROM cycle_seal WHERE ledger = $1 AND window_number = $2";

  private static final String PRESENT = "DELETE FROM absence WHERE cycle = $1 AND ledger = $2";

  private static final String NEWEST =
      """
      SELECT ledger, window_number, octets FROM seal
      WHERE ledger = $1 ORDER BY window_number DESC LIMIT 1
      """;

  private static final String OF_CYCLE =
      """
      SELECT ledger, window_number, octets, checked
      FROM cycle_seal JOIN seal USING (ledger, window_number)
      WHERE cycle = $1 ORDER BY ledger, window_number
      """;

  /**
   * Reads the last hundred cycles, which know every active ledger, and older ones that still wait.
   */
  private static final String INSTRUCTED_UP_TO =
      """
      SELECT ledger,
        coalesce(
          min(window_number) FILTER (WHERE state IN ('sealing', 'sealed', 'netted')) - 1,
          max(window_number)) AS up_to
      FROM cycle_seal JOIN cycle ON cycle.number = cycle_seal.cycle
      WHERE cycle_seal.cycle >= least(
        (SELECT max(number) - 100 FROM cycle),
        (SELECT min(number) FROM cycle WHERE state IN ('sealing', 'sealed', 'netted')))
      GROUP BY ledger
      """;

  private final Pool pool;
  private final LeaseStore lease;

  public CycleSealStore(Database database, LeaseStore lease) {
    this.pool = database.pool();
    this.lease = lease;
  }

  /** The newest seal of a ledger, whatever its cycle; nothing before the first. */
  public Future<Optional<SealNotice>> newest(LedgerId ledger) {
    return pool.preparedQuery(NEWEST)
        .execute(Tuple.of(ledger.value()))
        .map(rows -> rows.stream().map(CycleSealStore::seal).findFirst());
  }

  /**
   * Takes a verified seal into a cycle, for which its ledger is then no longer absent. A seal that
   * was taken before stays where it is; a different one for the same window changes nothing.
   *
   * @return fails when the seal belongs to another cycle
   */
  public Future<TakeAnswer> take(Fence fence, long cycle, SealNotice seal) {
    Tuple row =
        Tuple.of(
            seal.ledger().value(),
            seal.window(),
            Buffer.buffer(seal.octets()),
            Sha256.of(seal.octets()).hex());
    return lease.underFence(
        fence,
        tx ->
            tx.preparedQuery(KEEP)
                .execute(row)
                .compose(kept -> stored(tx, seal))
                .compose(
                    stored ->
                        Arrays.equals(stored.octets(), seal.octets())
                            ? assign(tx, cycle, seal)
                            : Future.succeededFuture(new TakeAnswer.Contradicts(stored))));
  }

  private static Future<SealNotice> stored(SqlConnection tx, SealNotice seal) {
    return tx.preparedQuery(FIND)
        .execute(Tuple.of(seal.ledger().value(), seal.window()))
        .map(rows -> seal(rows.iterator().next()));
  }

  private static Future<TakeAnswer> assign(SqlConnection tx, long cycle, SealNotice seal) {
    return tx.preparedQuery(ASSIGN)
        .execute(Tuple.of(cycle, seal.ledger().value(), seal.window()))
        .compose(
            done ->
                done.rowCount() == 1
                    ? Future.<Void>succeededFuture()
                    : requireSameCycle(tx, cycle, seal))
        .compose(done -> tx.preparedQuery(PRESENT).execute(Tuple.of(cycle, seal.ledger().value())))
        .map(done -> new TakeAnswer.Taken());
  }

  private static Future<Void> requireSameCycle(SqlConnection tx, long cycle, SealNotice seal) {
    return tx.preparedQuery(CYCLE_OF)
        .execute(Tuple.of(seal.ledger().value(), seal.window()))
        .compose(
            rows -> {
              List<Long> holders = rows.stream().map(row -> row.getLong("cycle")).toList();
              return holders.equals(List.of(cycle))
                  ? Future.succeededFuture()
                  : Future.failedFuture(
                      new IllegalStateException(
                          "window %d of %s cannot join cycle %d, it is in %s"
                              .formatted(seal.window(), seal.ledger(), cycle, holders)));
            });
  }

  /** The seals of a cycle by ledger and window. */
  public Future<List<CycleSeal>> ofCycle(long cycle) {
    return pool.preparedQuery(OF_CYCLE)
        .execute(Tuple.of(cycle))
        .map(
            rows ->
                rows.stream()
                    .map(row -> new CycleSeal(cycle, seal(row), row.getBoolean("checked")))
                    .toList());
  }

  /** By ledger, the last window up to which every cycle is instructed; 0 where none is. */
  public Future<Map<LedgerId, Long>> instructedUpTo() {
    return pool.query(INSTRUCTED_UP_TO)
        .execute()
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.toMap(
                            row -> LedgerId.of(row.getString("ledger")),
                            row -> row.getLong("up_to"))));
  }

  private static SealNotice seal(Row row) {
    return new SealNotice(
        LedgerId.of(row.getString("ledger")),
        row.getLong("window_number"),
        row.getBuffer("octets").getBytes());
  }
}
