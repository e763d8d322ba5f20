package io.hanse.node.position;

import io.hanse.config.database.Database;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.obligation.Position;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The figures of all lanes as their batches wrote them. */
final class PositionStore {
  /** Returns at least one row, which carries the window's number. */
  private static final String OPEN_WINDOW =
      """
      SELECT n AS window_n, lane, debtor, creditor, currency, amount, count, version
      FROM ledger_window LEFT JOIN position p ON p.window_n = n
      """;

  private static final String WINDOWS =
      """
      SELECT window_n, lane, debtor, creditor, currency, amount, count, version
      FROM position
      WHERE window_n >= $1 AND window_n < $2
      """;

  private final Database database;
  private final LedgerId ledger;

  PositionStore(Database database, LedgerId ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /** The open window and its figures. */
  record OpenWindow(long number, List<Position> positions) {}

  Future<OpenWindow> openWindow() {
    return database
        .pool()
        .preparedQuery(OPEN_WINDOW)
        .execute()
        .map(
            rows ->
                new OpenWindow(
                    rows.iterator().next().getLong("window_n"),
                    rows.stream()
                        .filter(row -> row.getInteger("lane") != null)
                        .map(this::position)
                        .toList()));
  }

  /** The figures of the windows from {@code from} to below {@code below}. */
  Future<List<Position>> ofWindows(long from, long below) {
    return database
        .pool()
        .preparedQuery(WINDOWS)
        .execute(Tuple.of(from, below))
        .map(this::positions);
  }

  private List<Position> positions(RowSet<Row> rows) {
    List<Position> positions = new ArrayList<>();
    rows.forEach(row -> positions.add(position(row)));
    return positions;
  }

  private Position position(Row row) {
    return new Position(
        ledger,
        row.getLong("window_n"),
        row.getInteger("lane"),
        ParticipantId.of(row.getString("debtor")),
        ParticipantId.of(row.getString("creditor")),
        Money.of(CurrencyCode.of(row.getString("currency")), row.getLong("amount")),
        row.getLong("count"),
        row.getLong("version"));
  }
}
