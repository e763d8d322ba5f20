package io.hanse.node.ledger.postgres;

import io.hanse.node.ledger.lane.StoreFailure;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;

/** Classifies failures of PostgreSQL and its client for a lane. */
final class PostgresFailure {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DEADLOCK = "40P01";
  private static final String QUERY_CANCELED = "57014";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private PostgresFailure() {}

  static StoreFailure of(Throwable failure) {
    return switch (failure) {
      case StoreFailure known -> known;
      case PgException error -> of(error);
      case ClosedConnectionException closed -> StoreFailure.lost(closed);
      case IOException broken -> StoreFailure.lost(broken);
      // The client could not encode a value or decode a row. If the connection is lost instead, the
      // lane notices at the end of the transaction.
      default -> new StoreFailure(StoreFailure.Kind.FAULT, "client", failure.toString(), failure);
    };
  }

  private static StoreFailure of(PgException error) {
    String code = String.valueOf(error.getSqlState());
    return new StoreFailure(kind(code), code, String.valueOf(error.getMessage()), error);
  }

  private static StoreFailure.Kind kind(String code) {
    return switch (code) {
      case UNIQUE_VIOLATION, SERIALIZATION_FAILURE, DEADLOCK, QUERY_CANCELED, LOCK_NOT_AVAILABLE ->
          StoreFailure.Kind.CONFLICT;
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
