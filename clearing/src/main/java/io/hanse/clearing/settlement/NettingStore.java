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

/** What a cycle's netting came to, and its instructions: written once, each with its step. */
public final class NettingStore {
  private static final String NETTED =
      """
      UPDATE cycle SET state = 'netted', netted_at = $2, directory_version = $3, waiting = NULL
      WHERE number = $1 AND state = 'sealed'
      """;
  private static final String INSTRUCTED =
      """
      UPDATE cycle SET state = 'instructed', instructed_at = $2, waiting = NULL
      WHERE number = $1 AND state = 'netted'
      """;
  private static final String PAIR = "INSERT INTO pair VALUES ($1, $2, $3, $4, $5, $6)";
  private static final String NET = "INSERT INTO net VALUES ($1, $2, $3, $4, $5)";
  private static final String CONVERSION =
      "INSERT INTO conversion VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
  private static final String TURNOVER = "INSERT INTO turnover VALUES ($1, $2, $3, $4, $5)";
  private static final String INSTRUCTION =
      "INSERT INTO instruction VALUES ($1, $2, $3, $4, $5, $6, $7)";

  private final Pool pool;
  private final LeaseStore lease;

  public NettingStore(Database database, LeaseStore lease) {
    this.pool = database.pool();
    this.lease = lease;
  }

  /**
   * Writes the netting and that the cycle is netted, at once; nothing if it was already.
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
    return batch(tx, PAIR, netting.gross(), gross -> NettingSql.tuple(cycle, gross))
        .compose(done -> batch(tx, NET, netting.positions(), net -> NettingSql.tuple(cycle, net)))
        .compose(
            done -> batch(tx, CONVERSION, netting.conversions(), fx -> NettingSql.tuple(cycle, fx)))
        .compose(
            done ->
                batch(
                    tx,
                    TURNOVER,
                    netting.turnovers().values(),
                    turnover -> NettingSql.tuple(cycle, turnover)));
  }

  /** Writes the instructions and that the cycle is instructed, at once; nothing if it was. */
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
                            ? tx.preparedQuery(INSTRUCTION).executeBatch(rows).mapEmpty()
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
    return pool.preparedQuery(
            "SELECT * FROM pair WHERE cycle = $1 ORDER BY debtor, creditor, currency")
        .execute(Tuple.of(cycle))
        .map(rows -> rows.stream().map(NettingSql::gross).toList());
  }

  public Future<List<NetPosition>> positions(long cycle) {
    return pool.preparedQuery("SELECT * FROM net WHERE cycle = $1 ORDER BY participant, currency")
        .execute(Tuple.of(cycle))
        .map(rows -> rows.stream().map(NettingSql::position).toList());
  }

  public Future<List<Conversion>> conversions(long cycle) {
    return pool.preparedQuery(
            "SELECT * FROM conversion WHERE cycle = $1 ORDER BY participant, from_currency")
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
    return pool.preparedQuery("SELECT * FROM instruction WHERE cycle = $1 ORDER BY ordinal")
        .execute(Tuple.of(cycle))
        .map(rows -> rows.stream().map(NettingSql::instruction).toList());
  }

  /** Gross, bilateral and net by currency; empty before the cycle is netted. */
  public Future<SortedMap<CurrencyCode, Turnover>> turnovers(long cycle) {
    return pool.preparedQuery("SELECT * FROM turnover WHERE cycle = $1")
        .execute(Tuple.of(cycle))
        .map(
            rows -> {
              SortedMap<CurrencyCode, Turnover> turnovers = new TreeMap<>();
              rows.forEach(
                  row ->
                      turnovers.put(
                          CurrencyCode.of(row.getString("currency")), NettingSql.turnover(row)));
              return turnovers;
            });
  }
}
