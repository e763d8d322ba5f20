package io.hanse.config.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryExample;
import io.hanse.config.settings.DatabaseSettings;
import io.hanse.config.settings.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static Vertx vertx;
  private static PostgresServer server;
  private static Database database;

  private final Directory directory = DirectoryExample.directory();
  private final DirectoryStore store = new DirectoryStore(database);

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx();
    server = new PostgresServer();
    database = result(Database.open(vertx, server.settings(), PATIENCE));
    result(database.migrate(DirectoryStore.OWNER, DirectoryStore.MIGRATIONS));
  }

  @AfterAll
  static void stop() throws Exception {
    result(database.close());
    server.close();
    result(vertx.close());
  }

  @BeforeEach
  void emptyTable() throws Exception {
    result(database.pool().query("DELETE FROM directory_copy").execute());
  }

  @Test
  void anEmptyDatabaseHasNoDirectory() throws Exception {
    assertEquals(0L, result(store.version()));
    assertEquals(Optional.empty(), result(store.newest()));
  }

  @Test
  void aWrittenDirectoryReadsBackEqual() throws Exception {
    assertEquals(DirectoryWrite.WRITTEN, result(store.write(directory)));

    assertEquals(Optional.of(directory), result(store.newest()));
    assertEquals(directory.version(), result(store.version()));
  }

  @Test
  void onlyANewerDirectoryIsWritten() throws Exception {
    result(store.write(DirectoryExample.ofVersion(5)));

    assertEquals(DirectoryWrite.OLDER, result(store.write(DirectoryExample.ofVersion(4))));
    assertEquals(DirectoryWrite.ALREADY_THERE, result(store.write(DirectoryExample.ofVersion(5))));
    assertEquals(5L, result(store.version()));
    assertEquals(DirectoryWrite.WRITTEN, result(store.write(DirectoryExample.ofVersion(6))));
    assertEquals(6L, result(store.version()));
  }

  @Test
  void aVersionUsedTwiceIsFoundOut() throws Exception {
    result(store.write(DirectoryExample.ofVersion(5)));

    assertEquals(
        DirectoryWrite.DIFFERENT_CONTENT, result(store.write(DirectoryExample.otherOfVersion(5))));
    assertEquals(Optional.of(DirectoryExample.ofVersion(5)), result(store.newest()));
  }

  @Test
  void migratingAgainChangesNothing() throws Exception {
    result(store.write(directory));

    result(database.migrate(DirectoryStore.OWNER, DirectoryStore.MIGRATIONS));

    assertEquals(directory.version(), result(store.version()));
  }

  @Test
  void anotherOwnerNumbersItsMigrationsFromOneToo() throws Exception {
    result(database.migrate("other", "classpath:io/hanse/config/database/other"));

    assertEquals(1, result(database.pool().query("SELECT * FROM other_thing").execute()).size());
  }

  @Test
  void connectionsEndForgottenTransactionsAfterTwoSeconds() throws Exception {
    SqlConnection connection = result(database.connect());

    String limit =
        result(
            connection
                .query("SHOW idle_in_transaction_session_timeout")
                .execute()
                .map(rows -> rows.iterator().next().getString(0)));

    assertEquals("2s", limit);
    result(connection.close());
  }

  @Test
  void aDatabaseThatDoesNotExistIsNotWaitedFor() {
    DatabaseSettings wrong = at(server.settings().port(), "nowhere");

    PgException refused =
        assertThrows(PgException.class, () -> result(Database.open(vertx, wrong, PATIENCE)));

    assertEquals("3D000", refused.getSqlState());
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsWaitedForUntilItDoes() throws Exception {
    int silent = freePort();
    Future<Database> opening = Database.open(vertx, at(silent, "postgres"), Duration.ofSeconds(60));

    result(forward(silent, server.settings().port()));

    result(result(opening).close());
  }

  private static int freePort() throws Exception {
    try (ServerSocket reserved = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return reserved.getLocalPort();
    }
  }

  /** Lets a port answer from now on as the database does. */
  private static Future<Void> forward(int from, int to) {
    var client = vertx.createNetClient();
    return vertx
        .createNetServer()
        .connectHandler(
            in -> {
              in.pause();
              client
                  .connect(to, "localhost")
                  .onSuccess(
                      out -> Future.all(in.pipeTo(out), out.pipeTo(in)).onFailure(end -> {}));
            })
        .listen(from, "localhost")
        .mapEmpty();
  }

  private static DatabaseSettings at(int port, String name) {
    return new DatabaseSettings("localhost", port, name, "postgres", Secret.ofText("postgres"), 2);
  }

  private static <T> T result(Future<T> future) throws Exception {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
