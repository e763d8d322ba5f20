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
  /** One row at least, because the window's number is asked for too. */
  private static final String OPEN_WINDOW =
      """
      SELECT n, lane, debtor, creditor, currency, amount, count, version
      FROM ledger_window LEFT JOIN position ON window_n = n
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
                    rows.iterator().next().getLong(0),
                    rows.stream()
                        .filter(row -> row.getInteger(1) != null)
                        .map(this::position)
                        .toList()));
  }

  /** The figures of the windows from one on and below another. */
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
        row.getLong(0),
        row.getInteger(1),
        ParticipantId.of(row.getString(2)),
        ParticipantId.of(row.getString(3)),
        Money.of(CurrencyCode.of(row.getString(4)), row.getLong(5)),
        row.getLong(6),
        row.getLong(7));
  }
}
