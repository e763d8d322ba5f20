package io.hanse.node.sweep;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums up, at a seal, what rounding left over between each pair: whole minor units are due, the
 * rest is carried on to the next seal.
 */
public final class RoundingStore {
  private static final int MICRO_DECIMALS = 6;

  private static final String RESIDUES =
      """
      SELECT debtor, creditor, currency, sum(micros)::bigint
      FROM (
        SELECT debtor, creditor, currency, micros FROM residue WHERE window_n = $1
        UNION ALL
        SELECT debtor, creditor, currency, carried_micros FROM rounding WHERE window_n = $1 - 1
      ) AS r
      GROUP BY debtor, creditor, currency
      """;

  private static final String KEEP =
      """
      INSERT INTO rounding (window_n, debtor, creditor, currency, due_minor, carried_micros,
        event_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """;

  private final LedgerId ledger;

  public RoundingStore(LedgerId ledger) {
    this.ledger = ledger;
  }

  public Future<Void> carry(SqlConnection connection, long window) {
    return connection
        .preparedQuery(RESIDUES)
        .execute(Tuple.of(window))
        .compose(rows -> keep(connection, window, rows));
  }

  private Future<Void> keep(SqlConnection connection, long window, RowSet<Row> rows) {
    List<Tuple> roundings = new ArrayList<>();
    for (Row row : rows) {
      String debtor = row.getString(0);
      String creditor = row.getString(1);
      String currency = row.getString(2);
      long micros = row.getLong(3);
      long unit = microsOfMinorUnit(CurrencyCode.of(currency));
      // Towards zero, so that what is carried has the sign of what was left over.
      long due = micros / unit;
      roundings.add(
          Tuple.tuple()
              .addLong(window)
              .addString(debtor)
              .addString(creditor)
              .addString(currency)
              .addLong(due)
              .addLong(micros - due * unit)
              .addUUID(EventIds.of(ledger, "rounding", window, debtor, creditor, currency)));
    }
    return roundings.isEmpty()
        ? Future.succeededFuture()
        : connection.preparedQuery(KEEP).executeBatch(roundings).mapEmpty();
  }

  private static long microsOfMinorUnit(CurrencyCode currency) {
    long unit = 1;
    for (int decimal = currency.decimals(); decimal < MICRO_DECIMALS; decimal++) {
      unit *= 10;
    }
    return unit;
  }
}
