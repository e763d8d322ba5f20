package io.hanse.node.ledger;

import io.vertx.pgclient.PgException;

/** What errors of PostgreSQL mean to a lane. */
final class FailureSql {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DEADLOCK = "40P01";

  private FailureSql() {}

  static StoreFailure of(Throwable failure) {
    return switch (failure) {
      case StoreFailure known -> known;
      case PgException error -> of(error);
      // The client's own words about a connection that is closed, reset or refused.
      default ->
          new StoreFailure(StoreFailure.Kind.LOST, "connection", failure.toString(), failure);
    };
  }

  private static StoreFailure of(PgException error) {
    String code = String.valueOf(error.getSqlState());
    return new StoreFailure(kind(code), code, String.valueOf(error.getMessage()), error);
  }

  private static StoreFailure.Kind kind(String code) {
    return switch (code) {
      case UNIQUE_VIOLATION, SERIALIZATION_FAILURE, DEADLOCK -> StoreFailure.Kind.CONFLICT;
      default -> endsTheSession(code) ? StoreFailure.Kind.LOST : StoreFailure.Kind.FAULT;
    };
  }

  /**
   * Classes 08 connection, 53 resources, 57P shutdown, 25P03 idle in transaction, 25006 standby.
   */
  private static boolean endsTheSession(String code) {
    return code.startsWith("08")
        || code.startsWith("53")
        || code.startsWith("57P")
        || code.equals("25P03")
        || code.equals("25006");
  }
}
