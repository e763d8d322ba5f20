package io.hanse.clearing.checking;

import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;

/** Writes rows of {@code trial_balance} in bulk, an array for each column, and reads them. */
final class TrialBalanceSql {
  static final String INSERT =
      """
      INSERT INTO trial_balance
        (ledger, window_number, unit, account_kind, account, debit, credit)
      SELECT $1, $2, unit, account_kind, account, debit, credit
      FROM unnest($3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[])
        AS row (unit, account_kind, account, debit, credit)
      """;

  static final String OF_CYCLE =
      """
      SELECT ledger, unit, account_kind, account, debit, credit
      FROM trial_balance JOIN cycle_seal USING (ledger, window_number)
      WHERE cycle = $1 AND window_number =
        (SELECT max(last.window_number) FROM cycle_seal last
         WHERE last.cycle = $1 AND last.ledger = trial_balance.ledger)
      ORDER BY ledger, unit, account_kind, account
      """;

  private TrialBalanceSql() {}

  static Tuple tuple(CheckedWindow window) {
    return Tuple.tuple()
        .addString(window.ledger().value())
        .addLong(window.window())
        .addArrayOfString(texts(window, TrialBalanceRow::unit))
        .addArrayOfString(texts(window, TrialBalanceRow::accountKind))
        .addArrayOfString(texts(window, TrialBalanceRow::account))
        .addArrayOfLong(points(window, TrialBalanceRow::debit))
        .addArrayOfLong(points(window, TrialBalanceRow::credit));
  }

  private static String[] texts(CheckedWindow window, Function<TrialBalanceRow, String> column) {
    return window.trialBalance().stream().map(column).toArray(String[]::new);
  }

  private static Long[] points(CheckedWindow window, Function<TrialBalanceRow, Points> column) {
    return window.trialBalance().stream().map(column).map(Points::value).toArray(Long[]::new);
  }

  static TrialBalanceRow row(Row row) {
    return new TrialBalanceRow(
        LedgerId.of(row.getString("ledger")),
        row.getString("unit"),
        row.getString("account_kind"),
        row.getString("account"),
        Points.of(row.getLong("debit")),
        Points.of(row.getLong("credit")));
  }
}
