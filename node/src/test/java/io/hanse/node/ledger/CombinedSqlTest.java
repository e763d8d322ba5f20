package io.hanse.node.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All of a batch's statements are committed, or none. */
class CombinedSqlTest {
  private TestLedger ledger;
  private SqlConnection connection;

  @BeforeEach
  void start() {
    ledger = TestLedger.start();
    ledger.query("CREATE TABLE noted (which integer PRIMARY KEY)");
    connection = TestLedger.await(ledger.database().connect());
  }

  @AfterEach
  void stop() {
    TestLedger.await(connection.close());
    ledger.close();
  }

  private static CombinedSql noting(Object which) {
    return new CombinedSql()
        .part("noting", 1, "INSERT INTO noted VALUES (?::integer) RETURNING 1", which);
  }

  private List<Future<Void>> commit(CombinedSql... writes) {
    TestLedger.await(connection.query(LoadSql.BEGIN).execute());
    List<Future<Void>> results = CombinedSql.commit(connection, List.of(writes));
    TestLedger.await(Future.join(new ArrayList<>(results)).otherwiseEmpty());
    return results;
  }

  private long noted() {
    return ledger.number("SELECT count(*) FROM noted");
  }

  @Test
  void statementsThatAllRanAreCommittedTimeAndAgain() {
    commit(noting(1), new CombinedSql(), noting(2));

    List<Future<Void>> results = commit(noting(3), noting(4), noting(5));

    results.forEach(result -> assertTrue(result.succeeded()));
    assertEquals(5, noted());
  }

  @Test
  void aStatementThatTheClientDoesNotSendLeavesNothingBehindWhicheverItIs() {
    for (int bad = 0; bad < 3; bad++) {
      // A text where a number belongs: the client refuses it by itself, the server never hears of
      // it.
      List<Future<Void>> results =
          commit(
              noting(bad == 0 ? "x" : 0), noting(bad == 1 ? "x" : 1), noting(bad == 2 ? "x" : 2));

      assertFalse(FailureSql.of(results.get(bad).cause()).kind() == StoreFailure.Kind.LOST);
      assertTrue(results.getLast().failed());
      TestLedger.await(connection.query("ROLLBACK").execute());
      assertEquals(0, noted());
    }
  }

  @Test
  void aStatementThatTheServerRefusesLeavesNothingBehind() {
    List<Future<Void>> results = commit(noting(1), noting(1), noting(2));

    assertEquals(StoreFailure.Kind.CONFLICT, FailureSql.of(results.get(1).cause()).kind());
    assertTrue(results.getLast().failed());
    TestLedger.await(connection.query("ROLLBACK").execute());
    assertEquals(0, noted());
  }

  @Test
  void rowsThatAreMissingLeaveNothingBehind() {
    CombinedSql nobody =
        new CombinedSql().part("nobody", 1, "DELETE FROM noted WHERE which = ? RETURNING 1", 7);

    List<Future<Void>> results = commit(noting(1), nobody);

    assertTrue(results.getLast().failed());
    TestLedger.await(connection.query("ROLLBACK").execute());
    assertEquals(0, noted());
  }

  @Test
  void aLaneDoesNotOpenOnADatabaseThatForgetsCommits() {
    ledger.query(
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off',"
            + " current_database()); END $$");
    PostgresBatchStore store =
        new PostgresBatchStore(ledger.database(), "test", BatchTimings.UNHEARD);

    Future<BatchStore.Session> opened = store.open();

    TestLedger.await(opened.otherwiseEmpty());
    assertTrue(opened.cause().getMessage().contains("synchronous_commit is off"));
  }
}
