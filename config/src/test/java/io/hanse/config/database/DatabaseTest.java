package io.hanse.config.database;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryExample;
import io.hanse.config.settings.DatabaseSettings;
import io.hanse.config.settings.Secret;
import io.hanse.testing.VertxUnit;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.unit.TestContext;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxUnit.class)
class DatabaseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static Vertx vertx;
  private static PostgresServer server;
  private static Database database;

  private final Directory directory = DirectoryExample.directory();
  private final DirectoryStore store = new DirectoryStore(database);

  @BeforeAll
  static void start(TestContext context, Vertx own) {
    vertx = own;
    vertx
        .executeBlocking(PostgresServer::new)
        .compose(
            started -> {
              server = started;
              return Database.open(vertx, server.settings(), PATIENCE);
            })
        .compose(
            opened -> {
              database = opened;
              return database.migrate(DirectoryStore.OWNER, DirectoryStore.MIGRATIONS);
            })
        .onComplete(context.asyncAssertSuccess());
  }

  @AfterAll
  static void stop(TestContext context) {
    database
        .close()
        .compose(closed -> vertx.executeBlocking(server::stop))
        .onComplete(context.asyncAssertSuccess());
  }

  @BeforeEach
  void emptyTable(TestContext context) {
    database
        .pool()
        .query("DELETE FROM directory_copy")
        .execute()
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void anEmptyDatabaseHasNoDirectory(TestContext context) {
    store.version().onComplete(context.asyncAssertSuccess(version -> assertEquals(0L, version)));
    store
        .newest()
        .onComplete(context.asyncAssertSuccess(newest -> assertEquals(Optional.empty(), newest)));
  }

  @Test
  void aWrittenDirectoryReadsBackEqual(TestContext context) {
    store
        .write(directory)
        .compose(check(write -> assertEquals(DirectoryWrite.WRITTEN, write)))
        .compose(written -> Future.all(store.newest(), store.version()))
        .onComplete(
            context.asyncAssertSuccess(
                read ->
                    assertEquals(
                        List.of(Optional.of(directory), directory.version()), read.list())));
  }

  @ParameterizedTest
  @CsvSource({"4, OLDER, 5", "5, ALREADY_THERE, 5", "6, WRITTEN, 6"})
  void onlyANewerDirectoryIsWritten(
      long version, DirectoryWrite answer, long stays, TestContext context) {
    store
        .write(DirectoryExample.ofVersion(5))
        .compose(five -> store.write(DirectoryExample.ofVersion(version)))
        .compose(check(write -> assertEquals(answer, write)))
        .compose(write -> store.version())
        .onComplete(context.asyncAssertSuccess(newest -> assertEquals(stays, newest)));
  }

  @Test
  void aVersionUsedTwiceIsFoundOut(TestContext context) {
    store
        .write(DirectoryExample.ofVersion(5))
        .compose(five -> store.write(DirectoryExample.otherOfVersion(5)))
        .compose(check(write -> assertEquals(DirectoryWrite.DIFFERENT_CONTENT, write)))
        .compose(write -> store.newest())
        .onComplete(
            context.asyncAssertSuccess(
                newest -> assertEquals(Optional.of(DirectoryExample.ofVersion(5)), newest)));
  }

  @Test
  void migratingAgainChangesNothing(TestContext context) {
    store
        .write(directory)
        .compose(written -> database.migrate(DirectoryStore.OWNER, DirectoryStore.MIGRATIONS))
        .compose(migrated -> store.version())
        .onComplete(
            context.asyncAssertSuccess(version -> assertEquals(directory.version(), version)));
  }

  @Test
  void anotherOwnerNumbersItsMigrationsFromOneToo(TestContext context) {
    database
        .migrate("other", "classpath:io/hanse/config/database/other")
        .compose(migrated -> database.pool().query("SELECT * FROM other_thing").execute())
        .onComplete(context.asyncAssertSuccess(rows -> assertEquals(1, rows.size())));
  }

  @Test
  void aThreadWithoutAClassLoaderMigratesToo(TestContext context) {
    Handler<AsyncResult<Void>> migrated = context.asyncAssertSuccess();
    Thread thread =
        new Thread(
            () ->
                database
                    .migrate(DirectoryStore.OWNER, DirectoryStore.MIGRATIONS)
                    .onComplete(migrated));
    thread.setContextClassLoader(null);

    thread.start();
  }

  @Test
  void connectionsEndForgottenTransactionsAfterTwoSeconds(TestContext context) {
    database
        .connect()
        .compose(
            connection ->
                connection
                    .query("SHOW idle_in_transaction_session_timeout")
                    .execute()
                    .map(rows -> rows.iterator().next().getString(0))
                    .eventually(connection::close))
        .onComplete(context.asyncAssertSuccess(limit -> assertEquals("2s", limit)));
  }

  @Test
  void aDatabaseThatDoesNotExistIsNotWaitedFor(TestContext context) {
    Database.open(vertx, at(server.settings().port(), "nowhere"), PATIENCE)
        .onComplete(
            context.asyncAssertFailure(
                failure ->
                    assertEquals(
                        "3D000", assertInstanceOf(PgException.class, failure).getSqlState())));
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsWaitedForUntilItDoes(TestContext context) throws IOException {
    int silent = freePort();
    Future<Database> opening = Database.open(vertx, at(silent, "postgres"), Duration.ofSeconds(60));

    forward(silent, server.settings().port())
        .compose(answering -> opening)
        .compose(Database::close)
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aHostThatTakesConnectionsAndNeverAnswersIsGivenUpInTime(TestContext context) {
    vertx
        .createNetServer()
        .connectHandler(NetSocket::pause)
        .listen(0, "localhost")
        .compose(
            silent ->
                Database.open(vertx, at(silent.actualPort(), "europe"), Duration.ofSeconds(1))
                    .eventually(silent::close))
        .onComplete(
            context.asyncAssertFailure(
                failure -> {
                  String message = failure.getMessage();
                  assertTrue(message.startsWith("database europe at localhost:"), message);
                  assertTrue(message.contains("cannot be used after 1 s: "), message);
                  assertTrue(message.contains("did not answer within "), message);
                }));
  }

  @Test
  void everyConnectionIsWatchedByTheSystemOnBothSides(TestContext context) {
    database
        .connect()
        .compose(
            connection ->
                connection
                    .query("SELECT current_setting('tcp_keepalives_idle')")
                    .execute()
                    .map(rows -> rows.iterator().next().getString(0))
                    .eventually(connection::close))
        .onComplete(context.asyncAssertSuccess(idle -> assertEquals("30", idle)));
  }

  private static int freePort() throws IOException {
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
}
