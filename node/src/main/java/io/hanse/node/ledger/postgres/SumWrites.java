package io.hanse.node.ledger.postgres;

import io.hanse.node.ledger.batch.BatchRecord;
import io.hanse.node.ledger.batch.BatchSums;
import io.hanse.node.ledger.batch.BatchSums.Owed;
import io.hanse.node.ledger.batch.BatchSums.Pair;
import io.hanse.node.ledger.batch.BatchSums.TotalKey;
import io.hanse.node.ledger.batch.BatchSums.Turnover;
import java.util.Map.Entry;

/** Writes the lane's own sums. No other lane writes these rows, so no lane waits for them. */
final class SumWrites {
  private final BatchRecord batch;
  private final BatchSums sums;

  SumWrites(BatchRecord batch) {
    this.batch = batch;
    this.sums = batch.sums();
  }

  void add(CountedWrites sql) {
    totals(sql);
    positions(sql);
    residues(sql);
  }

  private void totals(CountedWrites sql) {
    ColumnArrays<Entry<TotalKey, Turnover>> rows = ColumnArrays.of(sums.totals.entrySet());
    sql.part(
        "totals",
        sums.totals.size(),
        """
        INSERT INTO account_total AS t (window_n, lane, unit, kind, account, debit, credit)
        SELECT ?::bigint, ?::integer, q.unit, q.kind, q.account, q.debit, q.credit
        FROM unnest(?::text[], ?::smallint[], ?::text[], ?::bigint[], ?::bigint[])
          AS q (unit, kind, account, debit, credit)
        ON CONFLICT (window_n, lane, unit, kind, account) DO UPDATE
        SET debit = t.debit + excluded.debit, credit = t.credit + excluded.credit
        RETURNING 1
        """,
        batch.window(),
        batch.lane(),
        rows.texts(row -> row.getKey().unit()),
        rows.shorts(row -> LedgerCodes.of(row.getKey().kind())),
        rows.texts(row -> row.getKey().account()),
        rows.longs(row -> row.getValue().debit()),
        rows.longs(row -> row.getValue().credit()));
  }

  private void positions(CountedWrites sql) {
    ColumnArrays<Entry<Pair, Owed>> rows = ColumnArrays.of(sums.positions.entrySet());
    sql.part(
        "positions",
        sums.positions.size(),
        """
        INSERT INTO position AS p (window_n, lane, version, debtor, creditor, currency, amount, count)
        SELECT ?::bigint, ?::integer, 1, q.debtor, q.creditor, q.currency, q.amount, q.count
        FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
          AS q (debtor, creditor, currency, amount, count)
        ON CONFLICT (window_n, lane, debtor, creditor, currency) DO UPDATE
        SET amount = p.amount + excluded.amount, count = p.count + excluded.count,
          version = p.version + 1
        RETURNING 1
        """,
        batch.window(),
        batch.lane(),
        rows.texts(row -> row.getKey().debtor()),
        rows.texts(row -> row.getKey().creditor()),
        rows.texts(row -> row.getKey().currency()),
        rows.longs(row -> row.getValue().amount()),
        rows.longs(row -> row.getValue().count()));
  }

  private void residues(CountedWrites sql) {
    ColumnArrays<Entry<Pair, Long>> rows = ColumnArrays.of(sums.residues.entrySet());
    sql.part(
        "residues",
        sums.residues.size(),
        """
        INSERT INTO residue AS r (window_n, lane, debtor, creditor, currency, micros)
        SELECT ?::bigint, ?::integer, q.debtor, q.creditor, q.currency, q.micros
        FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[])
          AS q (debtor, creditor, currency, micros)
        ON CONFLICT (window_n, lane, debtor, creditor, currency) DO UPDATE
        SET micros = r.micros + excluded.micros
        RETURNING 1
        """,
        batch.window(),
        batch.lane(),
        rows.texts(row -> row.getKey().debtor()),
        rows.texts(row -> row.getKey().creditor()),
        rows.texts(row -> row.getKey().currency()),
        rows.longs(Entry::getValue));
  }
}
