package io.hanse.adapter.outbox;

import io.hanse.adapter.file.DiskTrouble;
import io.hanse.adapter.file.OwnerOnly;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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
  private final Path file;
  private final Connection connection;
  private final OutboxSql sql;

  private OutboxStore(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
    this.sql = new OutboxSql(connection);
  }

  /**
   * Opens or creates the outbox.
   *
   * @throws OutboxFailure when the file cannot be used or belongs to another participant
   */
  static OutboxStore open(Path file, ParticipantId participant) {
    try {
      closeToOthers(file);
      OutboxStore store = connect(file);
      store.claim(participant);
      return store;
    } catch (SQLException unusable) {
      throw StoreTrouble.of(file, unusable);
    } catch (IOException unusable) {
      throw new OutboxFailure(
          "The outbox " + file + " cannot be used: " + DiskTrouble.reason(unusable) + ".",
          unusable);
    }
  }

  /**
   * Opens an outbox only to look into it; another process may be sending from it.
   *
   * @throws OutboxFailure when there is none
   */
  static OutboxStore look(Path file) {
    if (!Files.exists(file)) {
      throw new OutboxFailure(
          "There is no outbox " + file + " yet: nothing was sent from this home folder.");
    }
    try {
      OutboxStore store = connect(file);
      store.connection.setAutoCommit(false);
      return store;
    } catch (SQLException unusable) {
      throw StoreTrouble.of(file, unusable);
    }
  }

  /**
   * Closes the database to others, the files that SQLite keeps beside it too: they hold members'
   * messages. SQLite gives new ones the mode of the database.
   */
  private static void closeToOthers(Path file) throws IOException {
    OwnerOnly.ensure(file);
    for (String suffix : List.of("-wal", "-shm", "-journal")) {
      OwnerOnly.close(file.resolveSibling(file.getFileName() + suffix));
    }
  }

  private static OutboxStore connect(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 10000");
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
    }
    return new OutboxStore(file, connection);
  }

  private void claim(ParticipantId participant) throws SQLException {
    sql.create();
    connection.setAutoCommit(false);
    Optional<String> owner = sql.owner();
    if (owner.isPresent() && !owner.get().equals(participant.value())) {
      throw new OutboxFailure(
          "The outbox "
              + file
              + " belongs to "
              + owner.get()
              + ", not to "
              + participant
              + ". Give each participant a home folder of its own.");
    }
    sql.claim(participant);
    connection.commit();
  }

  /**
   * Stores messages, all or none; those that are there already stay as they are. One whose answer
   * is open is stored anew, behind the member's others.
   */
  synchronized List<OutboxEntry> add(List<OutboxMessage> messages, Instant now) {
    return inTransaction(
        () -> {
          List<OutboxEntry> entries = new ArrayList<>();
          for (OutboxMessage message : messages) {
            Optional<OutboxEntry> before = sql.select(message.id());
            if (before.isPresent()
                && before.get().state() instanceof MessageState.Answer answer
                && answer.isOpen()) {
              sql.delete(before.get().number());
            }
            sql.insert(message, now);
            entries.add(sql.select(message.id()).orElseThrow());
          }
          return entries;
        });
  }

  /** Records what became of messages, all or none. */
  synchronized void record(List<Pending> messages, List<MessageState> states) {
    inTransaction(
        () -> {
          for (int i = 0; i < messages.size(); i++) {
            long number = messages.get(i).number();
            if (!sql.update(number, states.get(i))) {
              throw new OutboxFailure("message " + number + " has its final answer already");
            }
          }
          return states.size();
        });
  }

  /** The message of that id. */
  synchronized Optional<OutboxEntry> find(MessageId id) {
    return inTransaction(() -> sql.select(id));
  }

  /** The octets of messages, in the order asked for. */
  synchronized List<Octets> octets(List<Pending> messages) {
    return inTransaction(() -> sql.octets(messages));
  }

  /** All that wait, in the order in which they came. */
  synchronized List<Pending> waiting() {
    return inTransaction(sql::waiting);
  }

  /** The oldest messages in a state. */
  synchronized List<OutboxEntry> in(String state, int most) {
    return inTransaction(() -> sql.in(state, most));
  }

  /** Messages after a number, the oldest first. */
  synchronized List<ListedMessage> list(Optional<String> state, long after, int most) {
    return inTransaction(() -> sql.list(state, after, most));
  }

  /** The highest number given so far, 0 for none. */
  synchronized long lastNumber() {
    return inTransaction(sql::lastNumber);
  }

  synchronized OutboxCounts counts() {
    return inTransaction(sql::counts);
  }

  private <T> T inTransaction(Work<T> work) {
    try {
      T result = work.run();
      connection.commit();
      return result;
    } catch (SQLException failed) {
      OutboxFailure failure = StoreTrouble.of(file, failed);
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
      throw StoreTrouble.of(file, failed);
    }
  }

  /** Statements of one transaction. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws SQLException;
  }
}
