package io.hanse.node.ledger.postgres;

import io.hanse.node.decision.book.Hold;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.ledger.batch.BatchSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes opened and closed holds. A hold that is opened and closed in one batch is written closed.
 */
final class HoldWrites {
  private record SliceRow(MessageKey key, int rank, Hold.Slice slice) {}

  private final BatchSums sums;

  HoldWrites(BatchSums sums) {
    this.sums = sums;
  }

  void add(CountedWrites sql) {
    opened(sql);
    slices(sql);
    closed(sql);
  }

  private void opened(CountedWrites sql) {
    ColumnArrays<Hold.Open> rows = ColumnArrays.of(sums.newHolds.values());
    sql.part(
        "holds",
        sums.newHolds.size(),
        """
        INSERT INTO hold (participant, id, card, points, value_minor, value_currency, expires_at,
          state)
        SELECT q.participant, q.id, q.card, q.points, q.value_minor, q.value_currency,
          q.expires_at, q.state
        FROM unnest(?::text[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[],
          ?::timestamptz[], ?::smallint[])
          AS q (participant, id, card, points, value_minor, value_currency, expires_at, state)
        RETURNING 1
        """,
        rows.texts(row -> row.key().participant()),
        rows.uuids(row -> row.key().id().value()),
        rows.longs(row -> row.card().number()),
        rows.longs(row -> row.points().value()),
        rows.longs(row -> row.value().minorUnits()),
        rows.texts(row -> row.value().currency()),
        rows.times(Hold.Open::expiresAt),
        rows.shorts(this::state));
  }

  private short state(Hold.Open opened) {
    Hold.Closing how = sums.closings.get(opened.key());
    return how == null ? LedgerCodes.OPEN_HOLD : LedgerCodes.of(how);
  }

  private void slices(CountedWrites sql) {
    List<SliceRow> slices = new ArrayList<>();
    for (Hold.Open opened : sums.newHolds.values()) {
      for (int rank = 0; rank < opened.slices().size(); rank++) {
        slices.add(new SliceRow(opened.key(), rank, opened.slices().get(rank)));
      }
    }
    ColumnArrays<SliceRow> rows = ColumnArrays.of(slices);
    sql.part(
        "slices",
        slices.size(),
        """
        INSERT INTO hold_slice (participant, id, rank, lot, points)
        SELECT q.participant, q.id, q.rank, q.lot, q.points
        FROM unnest(?::text[], ?::uuid[], ?::integer[], ?::bigint[], ?::bigint[])
          AS q (participant, id, rank, lot, points)
        RETURNING 1
        """,
        rows.texts(row -> row.key().participant()),
        rows.uuids(row -> row.key().id().value()),
        rows.ints(SliceRow::rank),
        rows.longs(row -> row.slice().lot()),
        rows.longs(row -> row.slice().points().value()));
  }

  private void closed(CountedWrites sql) {
    List<Map.Entry<MessageKey, Hold.Closing>> closed =
        sums.closings.entrySet().stream()
            .filter(entry -> !sums.newHolds.containsKey(entry.getKey()))
            .toList();
    ColumnArrays<Map.Entry<MessageKey, Hold.Closing>> rows = ColumnArrays.of(closed);
    sql.part(
        "closings",
        closed.size(),
        """
        UPDATE hold AS h SET state = q.state
        FROM unnest(?::text[], ?::uuid[], ?::smallint[]) AS q (participant, id, state)
        WHERE h.participant = q.participant AND h.id = q.id AND h.state = 1
        RETURNING 1
        """,
        rows.texts(row -> row.getKey().participant()),
        rows.uuids(row -> row.getKey().id().value()),
        rows.shorts(row -> LedgerCodes.of(row.getValue())));
  }
}
