package io.hanse.node.ledger.postgres;

import io.hanse.node.decision.book.Hold;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.ledger.batch.BatchSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds that were opened or closed; one that was both within a batch is written as it ended. */
final class HoldsSql {
  private record SliceRow(MessageKey key, int rank, Hold.Slice slice) {}

  private final BatchSums sums;

  HoldsSql(BatchSums sums) {
    this.sums = sums;
  }

  void add(CombinedSql sql) {
    opened(sql);
    slices(sql);
    closed(sql);
  }

  private void opened(CombinedSql sql) {
    Columns<Hold.Open> rows = Columns.of(sums.newHolds.values());
    sql.part(
        "holds",
        sums.newHolds.size(),
        """
        INSERT INTO hold (participant, id, card, points, value_minor, value_currency, expires_at,
          state)
        SELECT * FROM unnest(?::text[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[],
          ?::timestamptz[], ?::smallint[])
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

  private void slices(CombinedSql sql) {
    List<SliceRow> slices = new ArrayList<>();
    for (Hold.Open opened : sums.newHolds.values()) {
      for (int rank = 0; rank < opened.slices().size(); rank++) {
        slices.add(new SliceRow(opened.key(), rank, opened.slices().get(rank)));
      }
    }
    Columns<SliceRow> rows = Columns.of(slices);
    sql.part(
        "slices",
        slices.size(),
        """
        INSERT INTO hold_slice (participant, id, rank, lot, points)
        SELECT * FROM unnest(?::text[], ?::uuid[], ?::integer[], ?::bigint[], ?::bigint[])
        RETURNING 1
        """,
        rows.texts(row -> row.key().participant()),
        rows.uuids(row -> row.key().id().value()),
        rows.ints(SliceRow::rank),
        rows.longs(row -> row.slice().lot()),
        rows.longs(row -> row.slice().points().value()));
  }

  private void closed(CombinedSql sql) {
    List<Map.Entry<MessageKey, Hold.Closing>> closed =
        sums.closings.entrySet().stream()
            .filter(entry -> !sums.newHolds.containsKey(entry.getKey()))
            .toList();
    Columns<Map.Entry<MessageKey, Hold.Closing>> rows = Columns.of(closed);
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
