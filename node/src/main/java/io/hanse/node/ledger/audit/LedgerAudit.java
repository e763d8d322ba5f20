package io.hanse.node.ledger.audit;

import io.hanse.config.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * Recomputes a ledger from its rows and reports where they disagree: conservation, balances,
 * exactly one effect, obligations and seals. It shares no code with the writer; every check is a
 * query that must return no row. Account kinds in it: 1 issuer, 2 member, 3 held, 4 debt.
 */
public final class LedgerAudit {
  /**
   * A disagreement.
   *
   * @param check the name of the check, such as {@code member-balances}
   * @param detail one disagreeing row, as JSON
   */
  public record Finding(String check, String detail) {}

  private record Check(String name, String sql) {}

  private static final List<Check> CHECKS =
      List.of(
          new Check(
              "member-balances",
              """
              SELECT m.card, m.available, m.held, m.debt, l.remaining, l.held AS lots_held, d.owed
              FROM member m
              LEFT JOIN (SELECT card, sum(remaining) AS remaining, sum(held) AS held
                FROM lot GROUP BY card) l USING (card)
              LEFT JOIN (SELECT card, sum(owed) AS owed FROM debt GROUP BY card) d USING (card)
              WHERE m.available <> coalesce(l.remaining, 0) OR m.held <> coalesce(l.held, 0)
                OR m.debt <> coalesce(d.owed, 0)
              """),
          new Check(
              "nothing-available-beside-a-debt",
              """
              SELECT card, available, debt FROM member WHERE available > 0 AND debt > 0
              """),
          new Check(
              "member-entries",
              """
              SELECT m.card, m.available, m.held, m.debt, e.available AS booked,
                e.held AS booked_held, e.debt AS booked_debt
              FROM member m
              LEFT JOIN (
                SELECT ref::bigint AS card,
                  sum(points) FILTER (WHERE kind = 2) AS available,
                  sum(points) FILTER (WHERE kind = 3) AS held,
                  -sum(points) FILTER (WHERE kind = 4) AS debt
                FROM (
                  SELECT credit_kind AS kind, credit_ref AS ref, points FROM entry
                  WHERE credit_kind <> 1
                  UNION ALL
                  SELECT debit_kind, debit_ref, -points FROM entry WHERE debit_kind <> 1
                ) s
                GROUP BY ref
              ) e USING (card)
              WHERE m.available <> coalesce(e.available, 0) OR m.held <> coalesce(e.held, 0)
                OR m.debt <> coalesce(e.debt, 0)
              """),
          new Check(
              "issuer-outstanding",
              """
              SELECT issuer, sum(booked) AS outstanding, sum(in_lots) AS in_lots
              FROM (
                SELECT debit_ref AS issuer, points AS booked, 0 AS in_lots FROM entry
                WHERE debit_kind = 1
                UNION ALL
                SELECT credit_ref, -points, 0 FROM entry WHERE credit_kind = 1
                UNION ALL
                SELECT issuer, 0, remaining + held FROM lot
                UNION ALL
                SELECT issuer, 0, -owed FROM debt
              ) s
              GROUP BY issuer
              HAVING sum(booked) <> sum(in_lots)
              """),
          new Check(
              "account-totals",
              """
              SELECT unit, kind, account, sum(debit) AS debit, sum(credit) AS credit
              FROM (
                SELECT unit, kind, account, debit, credit FROM account_total
                UNION ALL
                SELECT unit, debit_kind, CASE debit_kind WHEN 1 THEN debit_ref ELSE 'all' END,
                  -points, 0 FROM entry
                UNION ALL
                SELECT unit, credit_kind, CASE credit_kind WHEN 1 THEN credit_ref ELSE 'all' END,
                  0, -points FROM entry
              ) s
              GROUP BY unit, kind, account
              HAVING sum(debit) <> 0 OR sum(credit) <> 0
              """),
          new Check(
              "hold-slices",
              """
              SELECT l.id, l.held, coalesce(s.points, 0) AS slices
              FROM lot l
              LEFT JOIN (SELECT s.lot, sum(s.points) AS points
                FROM hold h JOIN hold_slice s USING (participant, id)
                WHERE h.state = 1 GROUP BY s.lot) s ON s.lot = l.id
              WHERE l.held <> coalesce(s.points, 0)
              """),
          new Check(
              "batch-sizes",
              """
              SELECT lane, batch, sum(size) AS size, sum(keys) AS keys
              FROM (
                SELECT lane, number AS batch, size, 0 AS keys FROM batch
                UNION ALL
                SELECT lane, batch, 0, 1 FROM message_key
              ) s
              GROUP BY lane, batch
              HAVING sum(size) <> sum(keys)
              """),
          new Check(
              "batch-numbers",
              """
              SELECT lane, count(*) AS batches, min(number) AS first, max(number) AS last
              FROM batch
              GROUP BY lane
              HAVING count(*) <> max(number) OR min(number) <> 1
                OR count(*) <> count(DISTINCT number)
              """),
          new Check(
              "entries-of-messages",
              """
              SELECT e.lane, e.batch, e.position
              FROM entry e
              LEFT JOIN batch b ON b.lane = e.lane AND b.number = e.batch
                AND b.posted_at = e.posted_at
              WHERE b.lane IS NULL OR e.position >= b.size
              """),
          new Check(
              "obligations-in-their-window",
              """
              SELECT o.lane, o.batch, o.k, o.window_n, b.window_n AS batch_window
              FROM obligation o
              LEFT JOIN batch b ON b.lane = o.lane AND b.number = o.batch
              WHERE b.window_n IS DISTINCT FROM o.window_n
              """),
          new Check(
              "positions",
              """
              SELECT window_n, lane, debtor, creditor, currency, sum(amount) AS amount,
                sum(count) AS count
              FROM (
                SELECT window_n, lane, debtor, creditor, currency, amount, count FROM position
                UNION ALL
                SELECT window_n, lane, debtor, creditor, currency, -amount, -1 FROM obligation
              ) s
              GROUP BY window_n, lane, debtor, creditor, currency
              HAVING sum(amount) <> 0 OR sum(count) <> 0
              """),
          new Check(
              "windows-after-their-cut",
              """
              SELECT b.lane, b.number, b.window_n, b.posted_at, c.cut_at
              FROM batch b JOIN window_cut c ON c.window_n = b.window_n
              WHERE b.posted_at > c.cut_at
              """),
          new Check(
              "windows-before-their-beginning",
              """
              SELECT b.lane, b.number, b.window_n, b.posted_at, c.cut_at
              FROM batch b JOIN window_cut c ON c.window_n = b.window_n - 1
              WHERE b.posted_at < c.cut_at
              """),
          new Check(
              "trial-balances",
              """
              SELECT window_n, unit, sum(debit) AS debit, sum(credit) AS credit
              FROM trial_balance
              GROUP BY window_n, unit
              HAVING sum(debit) <> sum(credit)
              """));

  private final Database database;

  public LedgerAudit(Database database) {
    this.database = database;
  }

  /**
   * Runs every check on one snapshot of the ledger, with traffic running or not.
   *
   * @return the findings, at most ten of each check; empty where all is well
   */
  public Future<List<Finding>> run() {
    return database
        .pool()
        .withConnection(
            connection ->
                connection
                    .query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .execute()
                    .compose(begun -> all(connection, new ArrayList<>(), 0))
                    .eventually(() -> connection.query("ROLLBACK").execute()));
  }

  private Future<List<Finding>> all(SqlConnection connection, List<Finding> found, int next) {
    if (next == CHECKS.size()) {
      return Future.succeededFuture(found);
    }
    Check check = CHECKS.get(next);
    return connection
        .query("SELECT to_jsonb(q)::text AS detail FROM (" + check.sql() + ") q LIMIT 10")
        .execute()
        .compose(
            rows -> {
              rows.forEach(row -> found.add(new Finding(check.name(), row.getString("detail"))));
              return all(connection, found, next + 1);
            });
  }
}
