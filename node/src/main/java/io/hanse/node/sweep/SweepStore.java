package io.hanse.node.sweep;

import io.hanse.config.database.Database;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.ledger.intake.OwnEvents;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds holds and lots past their end and roundings that are due. */
final class SweepStore {
  // statement_timestamp() is constant during the statement, so the index can be used.
  private static final String LAPSED_HOLDS =
      """
      SELECT participant, id, card FROM hold
      WHERE state = 1 AND expires_at <= statement_timestamp()
      ORDER BY expires_at
      LIMIT $1
      """;

  private static final String EXPIRED_LOTS =
      """
      SELECT m.card, m.version
      FROM member m
      WHERE m.card IN (
        SELECT l.card FROM lot l
        WHERE l.remaining > 0 AND l.expires_at <= statement_timestamp()
        ORDER BY l.expires_at
        LIMIT $1
      )
      """;

  private static final String UNSETTLED_MEMBERS =
      """
      SELECT DISTINCT m.card
      FROM debt d
      JOIN member m ON m.card = d.card
      WHERE d.owed > 0 AND m.available > 0
      LIMIT $1
      """;

  private static final String DUE_ROUNDINGS =
      """
      SELECT r.event_id, r.window_n, r.debtor, r.creditor, r.currency, r.due_minor
      FROM rounding r
      WHERE r.due_minor <> 0 AND NOT r.posted
      ORDER BY r.window_n
      LIMIT $1
      """;

  private static final String ROUNDINGS_POSTED =
      """
      UPDATE rounding AS r SET posted = true
      WHERE r.due_minor <> 0 AND NOT r.posted AND EXISTS (
        SELECT 1 FROM message_key k WHERE k.participant = 'operator' AND k.id = r.event_id)
      """;

  /** The months ahead for which there are partitions. */
  private static final String PARTITIONS =
      "SELECT ensure_partitions((clock_timestamp() AT TIME ZONE 'UTC')::date, 4)";

  private final Database database;
  private final OwnEvents events;

  SweepStore(Database database, LedgerId ledger) {
    this.database = database;
    this.events = new OwnEvents(ledger);
  }

  Future<List<Delivery>> lapsedHolds(int most) {
    return find(LAPSED_HOLDS, most, this::holdLapse);
  }

  private Delivery holdLapse(Row row) {
    MessageKey hold =
        new MessageKey(
            ParticipantId.of(row.getString("participant")), new MessageId(row.getUUID("id")));
    return events.holdLapse(hold, new CardNumber(row.getLong("card")));
  }

  Future<List<Delivery>> expiredLots(int most) {
    return find(
        EXPIRED_LOTS,
        most,
        row -> events.lotExpiry(new CardNumber(row.getLong("card")), row.getLong("version")));
  }

  /** Members who owe points despite a balance. */
  Future<List<Delivery>> unsettledMembers(int most) {
    return find(
        UNSETTLED_MEMBERS, most, row -> events.debtRepayment(new CardNumber(row.getLong("card"))));
  }

  Future<List<Delivery>> dueRoundings(int most) {
    return database
        .pool()
        .query(ROUNDINGS_POSTED)
        .execute()
        .compose(done -> find(DUE_ROUNDINGS, most, this::rounding));
  }

  private Delivery rounding(Row row) {
    return events.rounding(
        row.getUUID("event_id"),
        row.getLong("window_n"),
        ParticipantId.of(row.getString("debtor")),
        ParticipantId.of(row.getString("creditor")),
        Money.of(CurrencyCode.of(row.getString("currency")), row.getLong("due_minor")));
  }

  private Future<List<Delivery>> find(String sql, int most, Function<Row, Delivery> event) {
    return database
        .pool()
        .preparedQuery(sql)
        .execute(Tuple.of(most))
        .map(
            rows -> {
              List<Delivery> found = new ArrayList<>();
              rows.forEach(row -> found.add(event.apply(row)));
              return found;
            });
  }

  Future<Void> ensurePartitions() {
    return database.pool().query(PARTITIONS).execute().mapEmpty();
  }
}
