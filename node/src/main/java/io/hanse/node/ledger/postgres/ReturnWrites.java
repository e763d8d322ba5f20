package io.hanse.node.ledger.postgres;

import io.hanse.node.decision.book.Consumption;
import io.hanse.node.decision.book.DebtChange;
import io.hanse.node.decision.book.TakenLine;
import io.hanse.node.ledger.batch.BatchSums;
import io.hanse.node.ledger.batch.BatchSums.ConsumptionKey;
import io.hanse.protocol.amount.PointRate;
import java.util.List;
import java.util.Map;

/** Writes what later reversals need: consumptions, returned lines and debts. */
final class ReturnWrites {
  private final BatchSums sums;

  ReturnWrites(BatchSums sums) {
    this.sums = sums;
  }

  void add(CountedWrites sql) {
    consumed(sql);
    restored(sql);
    taken(sql);
    debts(sql);
  }

  private void consumed(CountedWrites sql) {
    ColumnArrays<Consumption> rows = ColumnArrays.of(sums.newConsumptions.values());
    sql.part(
        "consumed",
        sums.newConsumptions.size(),
        """
        INSERT INTO consumption (participant, id, lot, points, restored, pool_micros, pool_currency)
        SELECT q.participant, q.id, q.lot, q.points, q.restored, q.pool_micros, q.pool_currency
        FROM unnest(?::text[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
          ?::text[]) AS q (participant, id, lot, points, restored, pool_micros, pool_currency)
        RETURNING 1
        """,
        rows.texts(row -> row.redemption().participant()),
        rows.uuids(row -> row.redemption().id().value()),
        rows.longs(Consumption::lot),
        rows.longs(row -> row.points().value()),
        rows.longs(row -> row.restored().value()),
        rows.longs(row -> row.viaPool().map(PointRate::micros).orElse(null)),
        rows.texts(row -> row.viaPool().map(PointRate::currency).orElse(null)));
  }

  private void restored(CountedWrites sql) {
    ColumnArrays<Map.Entry<ConsumptionKey, Long>> rows =
        ColumnArrays.of(sums.restorations.entrySet());
    sql.part(
        "restored",
        sums.restorations.size(),
        """
        UPDATE consumption AS c SET restored = c.restored + q.points
        FROM unnest(?::text[], ?::uuid[], ?::bigint[], ?::bigint[])
          AS q (participant, id, lot, points)
        WHERE c.participant = q.participant AND c.id = q.id AND c.lot = q.lot
        RETURNING 1
        """,
        rows.texts(row -> row.getKey().redemption().participant()),
        rows.uuids(row -> row.getKey().redemption().id().value()),
        rows.longs(row -> row.getKey().lot()),
        rows.longs(Map.Entry::getValue));
  }

  private void taken(CountedWrites sql) {
    ColumnArrays<TakenLine> rows = ColumnArrays.of(sums.taken.values());
    sql.part(
        "taken",
        sums.taken.size(),
        """
        INSERT INTO accrual_taken AS t (participant, id, line, points, amount, currency, quantity)
        SELECT q.participant, q.id, q.line, q.points, q.amount, q.currency, q.quantity
        FROM unnest(?::text[], ?::uuid[], ?::integer[], ?::bigint[], ?::bigint[], ?::text[],
          ?::bigint[]) AS q (participant, id, line, points, amount, currency, quantity)
        ON CONFLICT (participant, id, line) DO UPDATE
        SET points = t.points + excluded.points, amount = t.amount + excluded.amount,
          quantity = t.quantity + excluded.quantity
        RETURNING 1
        """,
        rows.texts(row -> row.accrual().participant()),
        rows.uuids(row -> row.accrual().id().value()),
        rows.ints(TakenLine::line),
        rows.longs(row -> row.points().value()),
        rows.longs(row -> row.amount().minorUnits()),
        rows.texts(row -> row.amount().currency()),
        rows.longs(TakenLine::thousandths));
  }

  private void debts(CountedWrites sql) {
    List<DebtChange> more = sums.debts.values().stream().filter(it -> it.change() > 0).toList();
    ColumnArrays<DebtChange> grown = ColumnArrays.of(more);
    sql.part(
        "debts",
        more.size(),
        """
        INSERT INTO debt AS d (lot, card, issuer, since, owed)
        SELECT q.lot, q.card, q.issuer, q.since, q.owed
        FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[], ?::bigint[])
          AS q (lot, card, issuer, since, owed)
        ON CONFLICT (lot) DO UPDATE
        SET owed = d.owed + excluded.owed,
          since = CASE WHEN d.owed = 0 THEN excluded.since ELSE d.since END
        RETURNING 1
        """,
        grown.longs(DebtChange::lot),
        grown.longs(row -> row.card().number()),
        grown.texts(DebtChange::issuer),
        grown.times(DebtChange::since),
        grown.longs(DebtChange::change));
    List<DebtChange> less = sums.debts.values().stream().filter(it -> it.change() < 0).toList();
    ColumnArrays<DebtChange> repaid = ColumnArrays.of(less);
    sql.part(
        "repaid",
        less.size(),
        """
        UPDATE debt AS d SET owed = d.owed + q.change
        FROM unnest(?::bigint[], ?::bigint[]) AS q (lot, change)
        WHERE d.lot = q.lot
        RETURNING 1
        """,
        repaid.longs(DebtChange::lot),
        repaid.longs(DebtChange::change));
  }
}
