package io.hanse.adapter.outbox;

import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The outbox's statements; {@link OutboxStore} says which of them belong to one transaction. */
final class OutboxSql {
  private static final String SCHEMA =
      """
      CREATE TABLE IF NOT EXISTS owner (participant TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS message (
        number     INTEGER PRIMARY KEY AUTOINCREMENT, -- the order in which messages came
        id         TEXT NOT NULL UNIQUE,              -- once per participant, for ever
        member     TEXT NOT NULL,
        alone      INTEGER NOT NULL CHECK (alone IN (0, 1)),
        octets     BLOB NOT NULL,                     -- unsigned: a rotated key signs them anew
        state      TEXT NOT NULL CHECK (state IN ('waiting', 'applied', 'refused', 'set-aside')),
        refusals   INTEGER NOT NULL DEFAULT 0 CHECK (refusals >= 0),
        not_before INTEGER NOT NULL DEFAULT 0,        -- milliseconds since 1970
        code       TEXT NOT NULL DEFAULT '',
        answer     BLOB NOT NULL DEFAULT x'',
        added_at   INTEGER NOT NULL,
        CHECK (state = 'waiting' OR length(answer) > 0)
      ) STRICT;
      CREATE INDEX IF NOT EXISTS message_waiting ON message (number) WHERE state = 'waiting';
      CREATE INDEX IF NOT EXISTS message_set_aside ON message (number) WHERE state = 'set-aside';
      """;

  private static final String COLUMNS =
      "number, id, member, alone, octets, state, refusals, not_before, code, answer, added_at";

  private final Connection connection;

  OutboxSql(Connection connection) {
    this.connection = connection;
  }

  void create() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(SCHEMA);
    }
  }

  /** Whose the outbox is. */
  Optional<String> owner() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet owner = statement.executeQuery("SELECT participant FROM owner")) {
      return owner.next() ? Optional.of(owner.getString("participant")) : Optional.empty();
    }
  }

  /** Makes it that participant's, where it is nobody's. */
  void claim(ParticipantId participant) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO owner (participant) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM owner)")) {
      insert.setString(1, participant.value());
      insert.executeUpdate();
    }
  }

  void delete(long number) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM message WHERE number = ?")) {
      delete.setLong(1, number);
      delete.executeUpdate();
    }
  }

  /** Stores a message that is not there yet. */
  void insert(OutboxMessage message, Instant now) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO message (id, member, alone, octets, state, added_at)
            VALUES (?, ?, ?, ?, 'waiting', ?)
            ON CONFLICT (id) DO NOTHING
            """)) {
      insert.setString(1, message.id().toString());
      insert.setString(2, message.member());
      insert.setBoolean(3, message.alone());
      insert.setBytes(4, message.octets().toArray());
      insert.setLong(5, now.toEpochMilli());
      insert.executeUpdate();
    }
  }

  /**
   * Writes a message's state.
   *
   * @return whether there was one whose answer was not final
   */
  boolean update(long number, MessageState state) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE message SET state = ?, refusals = ?, not_before = ?, code = ?, answer = ?
            WHERE number = ? AND state IN ('waiting', 'set-aside')
            """)) {
      update.setString(1, state.name());
      update.setInt(2, state instanceof MessageState.Waiting waiting ? waiting.refusals() : 0);
      update.setLong(
          3,
          state instanceof MessageState.Waiting waiting ? waiting.notBefore().toEpochMilli() : 0);
      update.setString(4, code(state));
      update.setBytes(
          5, state instanceof MessageState.Answer answer ? answer.octets().toArray() : new byte[0]);
      update.setLong(6, number);
      return update.executeUpdate() == 1;
    }
  }

  private static String code(MessageState state) {
    return switch (state) {
      case MessageState.Waiting waiting -> "";
      case MessageState.Applied applied -> "";
      case MessageState.Refused refused -> refused.code();
      case MessageState.SetAside setAside -> setAside.code();
    };
  }

  Optional<OutboxEntry> select(MessageId id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT " + COLUMNS + " FROM message WHERE id = ?")) {
      select.setString(1, id.toString());
      return entries(select).stream().findFirst();
    }
  }

  /** The octets of messages, in the order asked for. */
  List<Octets> octets(List<Pending> messages) throws SQLException {
    List<Octets> found = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT octets FROM message WHERE number = ?")) {
      for (Pending message : messages) {
        select.setLong(1, message.number());
        try (ResultSet row = select.executeQuery()) {
          row.next();
          found.add(Octets.of(row.getBytes(1)));
        }
      }
    }
    return found;
  }

  /** All that wait, in the order in which they came. */
  List<Pending> waiting() throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                """
                SELECT number, id, member, alone, length(octets), refusals, not_before
                FROM message WHERE state = 'waiting' ORDER BY number
                """)) {
      List<Pending> waiting = new ArrayList<>();
      while (row.next()) {
        waiting.add(
            new Pending(
                row.getLong(1),
                MessageId.parse(row.getString(2)),
                row.getString(3),
                row.getBoolean(4),
                row.getInt(5),
                new MessageState.Waiting(row.getInt(6), 0, Instant.ofEpochMilli(row.getLong(7)))));
      }
      return waiting;
    }
  }

  /** The oldest messages in a state. */
  List<OutboxEntry> in(String state, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT " + COLUMNS + " FROM message WHERE state = ? ORDER BY number LIMIT ?")) {
      select.setString(1, state);
      select.setInt(2, most);
      return entries(select);
    }
  }

  /** Messages after a number, the oldest first. */
  List<ListedMessage> list(Optional<String> state, long after, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT number, state, json_extract(CAST(octets AS TEXT), '$.type') AS type, id, code
            FROM message WHERE number > ? AND (? OR state = ?) ORDER BY number LIMIT ?
            """)) {
      select.setLong(1, after);
      select.setBoolean(2, state.isEmpty());
      select.setString(3, state.orElse(""));
      select.setInt(4, most);
      List<ListedMessage> listed = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          listed.add(
              new ListedMessage(
                  row.getLong("number"),
                  row.getString("state"),
                  row.getString("type"),
                  row.getString("id"),
                  row.getString("code")));
        }
      }
      return listed;
    }
  }

  /** The highest number given so far, 0 for none. */
  long lastNumber() throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("SELECT coalesce(max(number), 0) FROM message")) {
      return row.getLong(1);
    }
  }

  OutboxCounts counts() throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                """
                SELECT count(*) FILTER (WHERE state = 'waiting'),
                       count(*) FILTER (WHERE state = 'applied'),
                       count(*) FILTER (WHERE state = 'refused'),
                       count(*) FILTER (WHERE state = 'set-aside')
                FROM message
                """)) {
      return new OutboxCounts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }
  }

  private static List<OutboxEntry> entries(PreparedStatement select) throws SQLException {
    List<OutboxEntry> entries = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        entries.add(
            new OutboxEntry(
                row.getLong("number"),
                new OutboxMessage(
                    MessageId.parse(row.getString("id")),
                    row.getString("member"),
                    row.getBoolean("alone"),
                    Octets.of(row.getBytes("octets"))),
                state(row),
                Instant.ofEpochMilli(row.getLong("added_at"))));
      }
    }
    return entries;
  }

  private static MessageState state(ResultSet row) throws SQLException {
    String state = row.getString("state");
    String code = row.getString("code");
    Octets answer = Octets.of(row.getBytes("answer"));
    return switch (state) {
      case "waiting" ->
          new MessageState.Waiting(
              row.getInt("refusals"), 0, Instant.ofEpochMilli(row.getLong("not_before")));
      case "applied" -> new MessageState.Applied(answer);
      case "refused" -> new MessageState.Refused(code, answer);
      case "set-aside" -> new MessageState.SetAside(code, answer);
      default -> throw new OutboxFailure("the outbox holds an unknown state: " + state);
    };
  }
}
