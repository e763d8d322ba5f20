package io.hanse.adapter.outbox;

import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The outbox on disk: SQLite with a write-ahead log that is forced to disk at every commit, so that
 * what was stored or answered outlives a killed process and a lost power supply. Calls block; they
 * may come from several threads.
 */
final class OutboxStore implements AutoCloseable {
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

  private OutboxStore(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens or creates the outbox.
   *
   * @throws OutboxFailure when the file cannot be used or belongs to another participant
   */
  static OutboxStore open(Path file, ParticipantId participant) {
    try {
      OutboxStore store = connect(file);
      store.create();
      store.claim(participant);
      return store;
    } catch (SQLException unusable) {
      throw new OutboxFailure("the outbox " + file + " cannot be opened", unusable);
    }
  }

  /**
   * Opens an outbox only to look into it; another process may be sending from it.
   *
   * @throws OutboxFailure when there is none
   */
  static OutboxStore look(Path file) {
    if (!Files.exists(file)) {
      throw new OutboxFailure("there is no outbox " + file);
    }
    try {
      OutboxStore store = connect(file);
      store.connection.setAutoCommit(false);
      return store;
    } catch (SQLException unusable) {
      throw new OutboxFailure("the outbox " + file + " cannot be opened", unusable);
    }
  }

  private static OutboxStore connect(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 10000");
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
    }
    return new OutboxStore(connection);
  }

  private void create() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(SCHEMA);
    }
    connection.setAutoCommit(false);
  }

  private void claim(ParticipantId participant) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet owner = statement.executeQuery("SELECT participant FROM owner")) {
      if (owner.next() && !owner.getString(1).equals(participant.value())) {
        throw new OutboxFailure(
            "the outbox belongs to " + owner.getString(1) + ", not to " + participant);
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO owner SELECT ? WHERE NOT EXISTS (SELECT 1 FROM owner)")) {
      insert.setString(1, participant.value());
      insert.executeUpdate();
    }
    connection.commit();
  }

  /**
   * Stores messages, all or none; those that are there already stay as they are. One whose answer
   * is open is stored anew, behind the member's others.
   */
  synchronized List<Entry> add(List<OutboxMessage> messages, Instant now) {
    return inTransaction(
        () -> {
          List<Entry> entries = new ArrayList<>();
          for (OutboxMessage message : messages) {
            Optional<Entry> before = select(message.id());
            if (before.isPresent()
                && before.get().state() instanceof MessageState.Answer answer
                && answer.isOpen()) {
              delete(before.get().number());
            }
            insert(message, now);
            entries.add(select(message.id()).orElseThrow());
          }
          return entries;
        });
  }

  private void delete(long number) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM message WHERE number = ?")) {
      delete.setLong(1, number);
      delete.executeUpdate();
    }
  }

  private void insert(OutboxMessage message, Instant now) throws SQLException {
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

  /** Records what became of messages, all or none. */
  synchronized void record(List<Pending> messages, List<MessageState> states) {
    inTransaction(
        () -> {
          for (int i = 0; i < messages.size(); i++) {
            update(messages.get(i).number(), states.get(i));
          }
          return states.size();
        });
  }

  private void update(long number, MessageState state) throws SQLException {
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
      if (update.executeUpdate() != 1) {
        throw new OutboxFailure("message " + number + " has its final answer already");
      }
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

  /** The message of that id. */
  synchronized Optional<Entry> find(MessageId id) {
    return inTransaction(() -> select(id));
  }

  private Optional<Entry> select(MessageId id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT " + COLUMNS + " FROM message WHERE id = ?")) {
      select.setString(1, id.toString());
      return entries(select).stream().findFirst();
    }
  }

  /** The octets of messages, in the order asked for. */
  synchronized List<Octets> octets(List<Pending> messages) {
    return inTransaction(
        () -> {
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
        });
  }

  /** All that wait, in the order in which they came. */
  synchronized List<Pending> waiting() {
    return inTransaction(
        () -> {
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
                      new MessageState.Waiting(
                          row.getInt(6), 0, Instant.ofEpochMilli(row.getLong(7)))));
            }
            return waiting;
          }
        });
  }

  /** The oldest messages in a state. */
  synchronized List<Entry> in(String state, int most) {
    return inTransaction(
        () -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT " + COLUMNS + " FROM message WHERE state = ? ORDER BY number LIMIT ?")) {
            select.setString(1, state);
            select.setInt(2, most);
            return entries(select);
          }
        });
  }

  /** The highest number given so far, 0 for none. */
  synchronized long lastNumber() {
    return inTransaction(
        () -> {
          try (Statement select = connection.createStatement();
              ResultSet row = select.executeQuery("SELECT coalesce(max(number), 0) FROM message")) {
            return row.getLong(1);
          }
        });
  }

  synchronized OutboxCounts counts() {
    return inTransaction(
        () -> {
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
        });
  }

  private static List<Entry> entries(PreparedStatement select) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        entries.add(
            new Entry(
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

  private <T> T inTransaction(Work<T> work) {
    try {
      T result = work.run();
      connection.commit();
      return result;
    } catch (SQLException failed) {
      OutboxFailure failure = new OutboxFailure("the outbox cannot be read or written", failed);
      rollback(failure);
      throw failure;
    } catch (OutboxFailure failure) {
      rollback(failure);
      throw failure;
    }
  }

  private void rollback(OutboxFailure failure) {
    try {
      connection.rollback();
    } catch (SQLException further) {
      failure.addSuppressed(further);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw new OutboxFailure("the outbox cannot be closed", failed);
    }
  }

  /** Statements of one transaction. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws SQLException;
  }
}
