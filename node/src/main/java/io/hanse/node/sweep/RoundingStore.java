package io.hanse.node.sweep;

import io.hanse.node.ledger.intake.EventIds;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums up the residues of rounding for each pair at a seal: whole minor units are due, and the rest
 * is carried forward to the next seal.
 */
public final class RoundingStore {
  private static final String RESIDUES =
      """
      SELECT debtor, creditor, currency, sum(micros)::bigint AS micros
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

  /** Stores what is due and what is carried at the seal of a window, in the seal's transaction. */
  public Future<Void> carry(SqlConnection connection, long window) {
    return connection
        .preparedQuery(RESIDUES)
        .execute(Tuple.of(window))
        .compose(rows -> keep(connection, window, rows));
  }

  private Future<Void> keep(SqlConnection connection, long window, RowSet<Row> rows) {
    List<Tuple> roundings = new ArrayList<>();
    for (Row row : rows) {
      String debtor = row.getString("debtor");
      String creditor = row.getString("creditor");
      String currency = row.getString("currency");
      long micros = row.getLong("micros");
      long unit = PointRate.microsOfMinorUnit(CurrencyCode.of(currency));
      // Rounded towards zero, so the carried rest has the sign of the residue.
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
}
