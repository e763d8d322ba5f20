package io.hanse.node.reading;

import io.hanse.config.database.Database;
import io.hanse.node.reading.PostedMessage.Movement;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.outcome.Balance;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a member's balance, expiring points and entries. */
final class MemberStatementStore {
  private static final String BALANCE =
      """
      SELECT available, held, debt FROM member WHERE card = $1
      """;

  private static final String EXPIRING =
      """
      SELECT expires_at, sum(remaining)::bigint AS points
      FROM lot
      WHERE card = $1 AND remaining > 0
      GROUP BY expires_at
      ORDER BY expires_at
      LIMIT 24
      """;

  /** Reads whole messages, so a page never splits the entries of one message. */
  private static final String ENTRIES =
      """
      WITH page AS (
        SELECT DISTINCT posted_at, lane, batch, position
        FROM entry
        WHERE card = $1 AND (posted_at, lane, batch, position) < ($2, $3, $4, $5)
        ORDER BY posted_at DESC, lane DESC, batch DESC, position DESC
        LIMIT $6
      )
      SELECT p.posted_at, p.lane, p.batch, p.position,
        CASE WHEN e.seq = min(e.seq) OVER (PARTITION BY p.posted_at, p.lane, p.batch, p.position)
          THEN blob_item(b.outcomes, p.position) END AS outcome,
        e.kind, e.debit_kind, e.debit_ref, e.credit_kind, e.credit_ref, e.points
      FROM page p
      JOIN entry e
        ON e.card = $1 AND e.posted_at = p.posted_at AND e.lane = p.lane AND e.batch = p.batch
        AND e.position = p.position
      JOIN batch b ON b.lane = p.lane AND b.number = p.batch AND b.posted_at = p.posted_at
      ORDER BY p.posted_at DESC, p.lane DESC, p.batch DESC, p.position DESC, e.seq
      """;

  private static final OffsetDateTime END =
      OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final Database database;

  MemberStatementStore(Database database) {
    this.database = database;
  }

  /** The member's balance; empty where the ledger has no such member. */
  Future<Optional<Balance>> balance(CardNumber card) {
    return database
        .pool()
        .preparedQuery(BALANCE)
        .execute(Tuple.of(card.number()))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(balance(rows.iterator().next())));
  }

  private static Balance balance(Row row) {
    return new Balance(
        Points.of(row.getLong("available")),
        Points.of(row.getLong("held")),
        Points.of(row.getLong("debt")));
  }

  /** Spendable points by the instant of their expiry, the soonest first, at most 24 instants. */
  Future<List<ExpiringPoints>> expiring(CardNumber card) {
    return database
        .pool()
        .preparedQuery(EXPIRING)
        .execute(Tuple.of(card.number()))
        .map(rows -> list(rows).stream().map(MemberStatementStore::expiring).toList());
  }

  private static ExpiringPoints expiring(Row row) {
    return new ExpiringPoints(
        row.getOffsetDateTime("expires_at").toInstant(), Points.of(row.getLong("points")));
  }

  /** The member's messages before the cursor, the newest first, at most {@code limit}. */
  Future<List<PostedMessage>> entries(CardNumber card, Optional<EntryCursor> before, int limit) {
    Tuple arguments =
        Tuple.of(
            card.number(),
            before.map(at -> at.postedAt().atOffset(ZoneOffset.UTC)).orElse(END),
            before.map(EntryCursor::lane).orElse(0),
            before.map(EntryCursor::batch).orElse(0L),
            before.map(EntryCursor::position).orElse(0),
            limit);
    return database
        .pool()
        .preparedQuery(ENTRIES)
        .execute(arguments)
        .map(MemberStatementStore::messages);
  }

  private static List<PostedMessage> messages(RowSet<Row> rows) {
    List<PostedMessage> messages = new ArrayList<>();
    List<Movement> movements = new ArrayList<>();
    EntryCursor at = null;
    Buffer outcome = Buffer.buffer();
    for (Row row : rows) {
      Buffer octets = row.getBuffer("outcome");
      if (octets != null) {
        if (at != null) {
          messages.add(new PostedMessage(at, outcome, movements));
        }
        at = cursor(row);
        outcome = octets;
        movements = new ArrayList<>();
      }
      movements.add(movement(row));
    }
    if (at != null) {
      messages.add(new PostedMessage(at, outcome, movements));
    }
    return messages;
  }

  private static EntryCursor cursor(Row row) {
    return new EntryCursor(
        row.getOffsetDateTime("posted_at").toInstant(),
        row.getInteger("lane"),
        row.getLong("batch"),
        row.getInteger("position"));
  }

  private static Movement movement(Row row) {
    return new Movement(
        row.getShort("kind"),
        row.getShort("debit_kind"),
        row.getString("debit_ref"),
        row.getShort("credit_kind"),
        row.getString("credit_ref"),
        row.getLong("points"));
  }

  private static List<Row> list(RowSet<Row> rows) {
    List<Row> list = new ArrayList<>(rows.size());
    rows.forEach(list::add);
    return list;
  }
}
