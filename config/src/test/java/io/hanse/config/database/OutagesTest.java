package io.hanse.config.database;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hanse.config.directory.DirectoryExample;
import io.hanse.config.server.Outage;
import io.hanse.config.settings.DatabaseSettings;
import io.hanse.config.settings.Secret;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.ext.unit.TestContext;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases that cannot be used, and those that several servers start on at once. */
@ExtendWith(VertxUnit.class)
class OutagesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static Vertx vertx;
  private static PostgresServer server;

  @BeforeAll
  static void start(TestContext context, Vertx own) {
    vertx = own;
    vertx
        .executeBlocking(PostgresServer::new)
        .onComplete(context.asyncAssertSuccess(started -> server = started));
  }

  @AfterAll
  static void stop(TestContext context) {
    vertx.executeBlocking(server::stop).onComplete(context.asyncAssertSuccess());
  }

  private static Future<Database> opened() {
    return Database.open(vertx, server.settings(), PATIENCE);
  }

  @Test
  void aRefusedLoginIsNotWaitedFor(TestContext context) {
    DatabaseSettings settings =
        new DatabaseSettings(
            "localhost", server.settings().port(), "postgres", "nobody", Secret.ofText("guess"), 1);

    Database.open(vertx, settings, PATIENCE)
        .onComplete(
            context.asyncAssertFailure(
                failure ->
                    assertEquals(
                        "28",
                        assertInstanceOf(PgException.class, failure)
                            .getSqlState()
                            .substring(0, 2))));
  }

  @Test
  void aDatabaseThatWasClosedGivesNoConnectionAnyMore(TestContext context) {
    opened()
        .compose(database -> database.close().compose(closed -> database.connect()))
        .onComplete(
            context.asyncAssertFailure(
                failure -> assertEquals(true, Outage.isBehind(failure), failure.toString())));
  }

  @Test
  void aConnectionThatTheServerEndsIsAnOutage(TestContext context) {
    opened()
        .compose(
            database -> database.connect().compose(OutagesTest::ended).eventually(database::close))
        .onComplete(
            context.asyncAssertFailure(
                failure -> assertEquals(true, Outage.isBehind(failure), failure.toString())));
  }

  /** As an operator ends a session that is in the way. */
  private static Future<?> ended(SqlConnection connection) {
    return connection.query("SELECT pg_terminate_backend(pg_backend_pid())").execute();
  }

  @Test
  void aStatementThatTheDatabaseRefusesIsAFault(TestContext context) {
    opened()
        .compose(
            database ->
                database
                    .pool()
                    .query("SELECT nothing FROM nowhere")
                    .execute()
                    .eventually(database::close))
        .onComplete(
            context.asyncAssertFailure(
                failure -> assertEquals(false, Outage.isBehind(failure), failure.toString())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40001", "40P01", "53300", "55P03", "57P01", "58030", "25P03"})
  void aStateThatPassesIsAnOutage(String state) {
    assertEquals(true, DatabaseOutage.is(new PgException("", "ERROR", state, "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"22003", "23505", "23514", "25006", "25P02", "42601", "XX000", "", "08"})
  void anyOtherStateIsAFault(String state) {
    assertEquals(false, DatabaseOutage.is(new PgException("", "ERROR", state, "")));
  }

  @Test
  void whatVertxItselfCannotReachIsAnOutage() {
    assertEquals(true, DatabaseOutage.is(new VertxException("connection closed")));
  }

  @Test
  void serversThatStartAtOnceMigrateOneAfterTheOther(TestContext context) {
    opened()
        .compose(
            database ->
                Future.all(
                        IntStream.range(0, 4)
                            .mapToObj(
                                each ->
                                    database.migrate(
                                        DirectoryStore.OWNER, DirectoryStore.MIGRATIONS))
                            .toList())
                    .compose(migrated -> history(database))
                    .compose(check(versions -> assertEquals(List.of("1"), versions)))
                    .eventually(database::close))
        .onComplete(context.asyncAssertSuccess());
  }

  private static Future<List<String>> history(Database database) {
    return database
        .pool()
        .query("SELECT version FROM schema_history_directory WHERE type = 'SQL' ORDER BY version")
        .execute()
        .map(
            rows -> {
              List<String> versions = new ArrayList<>();
              rows.forEach(row -> versions.add(row.getString("version")));
              return versions;
            });
  }

  @Test
  void everyVersionThatWasInForceStaysToBeLookedUp(TestContext context) {
    opened()
        .compose(
            database -> {
              DirectoryStore store = new DirectoryStore(database);
              return database
                  .migrate(DirectoryStore.OWNER, DirectoryStore.MIGRATIONS)
                  .compose(migrated -> store.write(DirectoryExample.ofVersion(2)))
                  .compose(two -> store.write(DirectoryExample.ofVersion(3)))
                  .compose(
                      three ->
                          Future.all(store.ofVersion(2), store.ofVersion(3), store.ofVersion(4)))
                  .eventually(database::close);
            })
        .onComplete(
            context.asyncAssertSuccess(
                read ->
                    assertEquals(
                        List.of(
                            Optional.of(DirectoryExample.ofVersion(2)),
                            Optional.of(DirectoryExample.ofVersion(3)),
                            Optional.empty()),
                        read.list())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ledger", "1st", "two words", "ledger;drop"})
  void anOwnerOfMigrationsIsOneWord(String owner) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Migration(server.settings(), owner, "classpath:x"));
  }
}
