package io.hanse.config.database;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.DatabaseException;
import java.util.Set;

/** Tells a database that cannot be used now from a statement that it refuses. */
public final class DatabaseOutage {
  /**
   * Classes of SQLSTATE (PostgreSQL manual, appendix A) that a repeated request may not meet again:
   * lost connections, rolled back transactions, missing resources, operator intervention, a broken
   * system.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

  /** An idle transaction that the server has ended. */
  private static final String IDLE_TRANSACTION = "25P03";

  private DatabaseOutage() {}

  /** Whether a failure of Vert.x is an outage; every failure is but a refused statement. */
  public static boolean is(VertxException failure) {
    return switch (failure) {
      case PgException refused -> isPassing(refused.getSqlState());
      case DatabaseException refused -> false;
      default -> true;
    };
  }

  private static boolean isPassing(String state) {
    return state.equals(IDLE_TRANSACTION)
        || (state.length() == 5 && PASSING.contains(state.substring(0, 2)));
  }
}
