package io.hanse.node.ledger.postgres;

import io.hanse.node.decision.book.Entry;
import io.hanse.node.ledger.batch.BatchRecord;
import io.hanse.node.ledger.batch.PostedDelivery;
import io.hanse.protocol.obligation.Obligation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes double entries and the obligations that follow from them. */
final class BookWrites {
  private record Row<T>(int position, int seq, T value) {}

  private final BatchRecord batch;

  BookWrites(BatchRecord batch) {
    this.batch = batch;
  }

  void add(CountedWrites sql) {
    entries(sql);
    obligations(sql);
  }

  private void entries(CountedWrites sql) {
    List<Row<Entry>> entries = rows(one -> one.effects().entries());
    ColumnArrays<Row<Entry>> rows = ColumnArrays.of(entries);
    List<PostedDelivery> posted = batch.posted();
    sql.part(
        "entries",
        entries.size(),
        """
        INSERT INTO entry (posted_at, batch, lane, position, seq, kind, debit_kind, credit_kind,
          card, points, lot, debit_ref, credit_ref, unit)
        SELECT ?::timestamptz, ?::bigint, ?::integer, q.position, q.seq, q.kind, q.debit_kind,
          q.credit_kind, q.card, q.points, q.lot, q.debit_ref, q.credit_ref, q.unit
        FROM unnest(?::integer[], ?::integer[], ?::smallint[], ?::smallint[], ?::smallint[],
          ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[])
          AS q (position, seq, kind, debit_kind, credit_kind, card, points, lot, debit_ref,
            credit_ref, unit)
        RETURNING 1
        """,
        ColumnArrays.time(batch.postedAt()),
        batch.number(),
        batch.lane(),
        rows.ints(Row::position),
        rows.ints(Row::seq),
        rows.shorts(row -> LedgerCodes.of(row.value().kind())),
        rows.shorts(row -> LedgerCodes.of(row.value().debit().kind())),
        rows.shorts(row -> LedgerCodes.of(row.value().credit().kind())),
        rows.longs(row -> posted.get(row.position()).card().orElseThrow().number()),
        rows.longs(row -> row.value().points().value()),
        rows.longs(row -> row.value().lot()),
        rows.texts(row -> row.value().debit().ref()),
        rows.texts(row -> row.value().credit().ref()),
        rows.texts(row -> row.value().unit()));
  }

  private void obligations(CountedWrites sql) {
    List<Row<Obligation>> obligations = rows(PostedDelivery::obligations);
    ColumnArrays<Row<Obligation>> rows = ColumnArrays.of(obligations);
    sql.part(
        "obligations",
        obligations.size(),
        """
        INSERT INTO obligation (lane, batch, window_n, position, k, participant, message_id, debtor,
          creditor, currency, amount, kind, points)
        SELECT ?::integer, ?::bigint, ?::bigint, q.position, q.k, q.participant, q.message_id,
          q.debtor, q.creditor, q.currency, q.amount, q.kind, q.points
        FROM unnest(?::integer[], ?::integer[], ?::text[], ?::uuid[], ?::text[], ?::text[],
          ?::text[], ?::bigint[], ?::text[], ?::bigint[])
          AS q (position, k, participant, message_id, debtor, creditor, currency, amount, kind,
            points)
        RETURNING 1
        """,
        batch.lane(),
        batch.number(),
        batch.window(),
        rows.ints(Row::position),
        rows.ints(row -> number(row.value())),
        rows.texts(row -> row.value().sender()),
        rows.uuids(row -> row.value().messageId().value()),
        rows.texts(row -> row.value().debtor()),
        rows.texts(row -> row.value().creditor()),
        rows.texts(row -> row.value().amount().currency()),
        rows.longs(row -> row.value().amount().minorUnits()),
        rows.texts(row -> row.value().kind().code()),
        rows.longs(row -> row.value().points().value()));
  }

  /** The last part of lane-batch-k. */
  private static int number(Obligation obligation) {
    String id = obligation.obligationId();
    return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
  }

  private <T> List<Row<T>> rows(Function<PostedDelivery, List<T>> of) {
    List<Row<T>> rows = new ArrayList<>();
    for (int position = 0; position < batch.posted().size(); position++) {
      List<T> values = of.apply(batch.posted().get(position));
      for (int seq = 0; seq < values.size(); seq++) {
        rows.add(new Row<>(position, seq, values.get(seq)));
      }
    }
    return rows;
  }
}
