package io.hanse.node.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * Several writes as one statement, of which only those take part that have rows. Each part is
 * counted: a write that did not touch as many rows as it should fails the whole.
 */
final class CombinedSql {
  private record Part(String name, int rows) {}

  private final StringBuilder text = new StringBuilder();
  private final List<Part> parts = new ArrayList<>();
  private final Tuple values = Tuple.tuple();

  /**
   * Adds a write.
   *
   * @param sql with {@code ?} for each value, ending in {@code RETURNING 1}
   * @param rows how many rows it must touch
   */
  CombinedSql part(String name, int rows, String sql, Object... arguments) {
    if (rows == 0) {
      return this;
    }
    text.append(parts.isEmpty() ? "WITH " : ", ").append(name).append(" AS (");
    int argument = 0;
    for (int at = 0; at < sql.length(); at++) {
      char character = sql.charAt(at);
      if (character == '?') {
        values.addValue(arguments[argument++]);
        text.append('$').append(values.size());
      } else {
        text.append(character);
      }
    }
    text.append(')');
    parts.add(new Part(name, rows));
    return this;
  }

  /**
   * Runs the parts; without any it does nothing. A wrong count divides by zero, which fails the
   * transaction within the database: a COMMIT that is under way already then commits nothing.
   */
  Future<Void> run(SqlConnection connection) {
    if (parts.isEmpty()) {
      return Future.succeededFuture();
    }
    text.append(" SELECT ");
    for (int at = 0; at < parts.size(); at++) {
      Part part = parts.get(at);
      values.addValue((long) part.rows());
      text.append(at == 0 ? "" : ", ")
          .append("1 / ((SELECT count(*) FROM ")
          .append(part.name())
          .append(") = $")
          .append(values.size())
          .append("::bigint)::integer");
    }
    return connection.preparedQuery(text.toString()).execute(values).mapEmpty();
  }
}
