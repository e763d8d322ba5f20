package io.hanse.node.position;

import io.hanse.config.database.Database;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.obligation.Position;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;

/** The figures of all lanes as their batches wrote them. */
final class PositionStore {
  /** Of the open window only: clearing takes away what belongs to a finished cycle. */
  private static final String OPEN_WINDOW =
      """
      SELECT window_n, lane, debtor, creditor, currency, amount, count, version
      FROM position
      WHERE window_n = (SELECT n FROM ledger_window)
      """;

  private final Database database;
  private final LedgerId ledger;

  PositionStore(Database database, LedgerId ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  Future<List<Position>> ofOpenWindow() {
    return database
        .pool()
        .preparedQuery(OPEN_WINDOW)
        .execute()
        .map(
            rows -> {
              List<Position> positions = new ArrayList<>();
              rows.forEach(row -> positions.add(position(row)));
              return positions;
            });
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
