package io.hanse.node.ledger.postgres;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.node.ledger.TestLedger;
import io.hanse.node.ledger.lane.StoreFailure;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All of a batch's statements are committed, or none. */
@ExtendWith(VertxUnit.class)
class CountedWritesTest {
  private TestLedger ledger;
  private SqlConnection connection;

  @BeforeEach
  void start(TestContext context, Vertx vertx) {
    TestLedger.start(vertx)
        .onSuccess(started -> ledger = started)
        .compose(started -> ledger.query("CREATE TABLE noted (which integer PRIMARY KEY)"))
        .compose(created -> ledger.database().connect())
        .onComplete(context.asyncAssertSuccess(connected -> connection = connected));
  }

  @AfterEach
  void stop(TestContext context) {
    connection.close().eventually(ledger::close).onComplete(context.asyncAssertSuccess());
  }

  private static CountedWrites noting(Object which) {
    return new CountedWrites()
        .part("noting", 1, "INSERT INTO noted VALUES (?::integer) RETURNING 1", which);
  }

  /** What has become of each of them. */
  private Future<List<Future<Void>>> commit(CountedWrites... writes) {
    return connection
        .query(LoadStatements.BEGIN)
        .execute()
        .compose(
            begun -> {
              List<Future<Void>> results = CountedWrites.commit(connection, List.of(writes));
              return Future.join(new ArrayList<>(results)).otherwiseEmpty().map(results);
            });
  }

  private Future<?> assertNothingNoted() {
    return connection
        .query("ROLLBACK")
        .execute()
        .compose(rolledBack -> ledger.assertNumber(0, "SELECT count(*) FROM noted"));
  }

  @Test
  void statementsThatAllRanAreCommittedTimeAndAgain(TestContext context) {
    commit(noting(1), new CountedWrites(), noting(2))
        .compose(first -> commit(noting(3), noting(4), noting(5)))
        .compose(check(results -> results.forEach(result -> assertTrue(result.succeeded()))))
        .compose(results -> ledger.assertNumber(5, "SELECT count(*) FROM noted"))
        .onComplete(context.asyncAssertSuccess());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aStatementThatTheClientDoesNotSendLeavesNothingBehindWhicheverItIs(
      int bad, TestContext context) {
    // A text where a number belongs: the client refuses it by itself, the server never hears of
    // it.
    commit(noting(bad == 0 ? "x" : 0), noting(bad == 1 ? "x" : 1), noting(bad == 2 ? "x" : 2))
        .compose(
            check(
                results -> {
                  assertNotEquals(
                      StoreFailure.Kind.LOST, PostgresFailure.of(results.get(bad).cause()).kind());
                  assertTrue(results.getLast().failed());
                }))
        .compose(results -> assertNothingNoted())
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aStatementThatTheServerRefusesLeavesNothingBehind(TestContext context) {
    commit(noting(1), noting(1), noting(2))
        .compose(
            check(
                results -> {
                  assertEquals(
                      StoreFailure.Kind.CONFLICT,
                      PostgresFailure.of(results.get(1).cause()).kind());
                  assertTrue(results.getLast().failed());
                }))
        .compose(results -> assertNothingNoted())
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void rowsThatAreMissingLeaveNothingBehind(TestContext context) {
    CountedWrites nobody =
        new CountedWrites().part("nobody", 1, "DELETE FROM noted WHERE which = ? RETURNING 1", 7);

    commit(noting(1), nobody)
        .compose(check(results -> assertTrue(results.getLast().failed())))
        .compose(results -> assertNothingNoted())
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aLaneDoesNotOpenOnADatabaseThatForgetsCommits(TestContext context) {
    ledger
        .query(
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off',"
                + " current_database()); END $$")
        .compose(
            forgetful ->
                new PostgresBatchStore(ledger.database(), "test", BatchTimings.UNHEARD).open())
        .onComplete(
            context.asyncAssertFailure(
                failure ->
                    assertTrue(
                        failure.getMessage().contains("synchronous_commit is off"),
                        failure.toString())));
  }
}
