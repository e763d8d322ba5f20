package io.hanse.clearing.settlement;

import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.instruction.Instruction;
import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.lease.LeaseStore;
import io.hanse.clearing.netting.Conversion;
import io.hanse.clearing.netting.NetPosition;
import io.hanse.clearing.netting.Netting;
import io.hanse.clearing.netting.Turnover;
import io.hanse.config.database.Database;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.seal.Gross;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Stores the netting and the instructions of a cycle, each once, in the transaction of its step.
 */
public final class NettingStore {
  private static final String NETTED =
      """
      UPDATE cycle SET state = 'netted', netted_at = $2, directory_version = $3
      WHERE number = $1 AND state = 'sealed'
      """;
  private static final String INSTRUCTED =
      """
      UPDATE cycle SET state = 'instructed', instructed_at = $2
      WHERE number = $1 AND state = 'netted'
      """;

  private final Pool pool;
  private final LeaseStore lease;

  public NettingStore(Database database, LeaseStore lease) {
    this.pool = database.pool();
    this.lease = lease;
  }

  /**
   * Writes the netting and the cycle's new state in one transaction; idempotent.
   *
   * @param directoryVersion the directory whose terms were used
   */
  public Future<Void> save(
      Fence fence, Cycle.Netted cycle, Netting netting, long directoryVersion) {
    long number = cycle.number();
    return lease.underFence(
        fence,
        tx ->
            tx.preparedQuery(NETTED)
                .execute(Tuple.of(number, cycle.at().atOffset(ZoneOffset.UTC), directoryVersion))
                .compose(
                    done ->
                        done.rowCount() == 1
                            ? insert(tx, number, netting)
                            : Future.<Void>succeededFuture()));
  }

  private static Future<Void> insert(SqlConnection tx, long cycle, Netting netting) {
    return batch(
            tx, NettingSql.INSERT_PAIR, netting.gross(), gross -> NettingSql.tuple(cycle, gross))
        .compose(
            done ->
                batch(
                    tx,
                    NettingSql.INSERT_NET,
                    netting.positions(),
                    net -> NettingSql.tuple(cycle, net)))
        .compose(
            done ->
                batch(
                    tx,
                    NettingSql.INSERT_CONVERSION,
                    netting.conversions(),
                    fx -> NettingSql.tuple(cycle, fx)))
        .compose(
            done ->
                batch(
                    tx,
                    NettingSql.INSERT_TURNOVER,
                    netting.turnovers().values(),
                    turnover -> NettingSql.tuple(cycle, turnover)));
  }

  /** Writes the instructions and the cycle's new state in one transaction; idempotent. */
  public Future<Void> save(Fence fence, Cycle.Instructed cycle, List<Instruction> instructions) {
    List<Tuple> rows = new ArrayList<>();
    for (Instruction instruction : instructions) {
      rows.add(NettingSql.tuple(cycle.number(), rows.size() + 1, instruction));
    }
    return lease.underFence(
        fence,
        tx ->
            tx.preparedQuery(INSTRUCTED)
                .execute(Tuple.of(cycle.number(), cycle.at().atOffset(ZoneOffset.UTC)))
                .compose(
                    done ->
                        done.rowCount() == 1 && !rows.isEmpty()
                            ? tx.preparedQuery(NettingSql.INSERT_INSTRUCTION)
                                .executeBatch(rows)
                                .mapEmpty()
                            : Future.<Void>succeededFuture()));
  }

  private static <T> Future<Void> batch(
      SqlConnection tx, String sql, Iterable<T> values, Function<T, Tuple> row) {
    List<Tuple> rows = new ArrayList<>();
    values.forEach(value -> rows.add(row.apply(value)));
    return rows.isEmpty()
        ? Future.succeededFuture()
        : tx.preparedQuery(sql).executeBatch(rows).mapEmpty();
  }

  /** Gross sums by debtor, creditor and currency. */
  public Future<List<Gross>> pairs(long cycle) {
    return pool.preparedQuery(NettingSql.PAIRS)
        .execute(Tuple.of(cycle))
        .map(rows -> rows.stream().map(NettingSql::gross).toList());
  }

  public Future<List<NetPosition>> positions(long cycle) {
    return pool.preparedQuery(NettingSql.NETS)
        .execute(Tuple.of(cycle))
        .map(rows -> rows.stream().map(NettingSql::position).toList());
  }

  public Future<List<Conversion>> conversions(long cycle) {
    return pool.preparedQuery(NettingSql.CONVERSIONS)
        .execute(Tuple.of(cycle))
        .map(rows -> rows.stream().map(NettingSql::conversion).toList());
  }

  /** The version of the directory whose terms a netted cycle used. */
  public Future<Long> directoryVersion(long cycle) {
    return pool.preparedQuery("SELECT directory_version FROM cycle WHERE number = $1")
        .execute(Tuple.of(cycle))
        .map(rows -> rows.iterator().next().getLong("directory_version"));
  }

  public Future<List<Instruction>> instructions(long cycle) {
    return pool.preparedQuery(NettingSql.INSTRUCTIONS)
        .execute(Tuple.of(cycle))
        .map(rows -> rows.stream().map(NettingSql::instruction).toList());
  }

  /** Gross, bilateral and net by currency; empty before the cycle is netted. */
  public Future<SortedMap<CurrencyCode, Turnover>> turnovers(long cycle) {
    return pool.preparedQuery(NettingSql.TURNOVERS)
        .execute(Tuple.of(cycle))
        .map(
            rows -> {
              SortedMap<CurrencyCode, Turnover> turnovers = new TreeMap<>();
              rows.stream()
                  .map(NettingSql::turnover)
                  .forEach(each -> turnovers.put(each.gross().currency(), each));
              return turnovers;
            });
  }
}
