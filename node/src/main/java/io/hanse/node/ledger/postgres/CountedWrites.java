package io.hanse.node.ledger.postgres;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Combines several writes into one statement; writes without rows are left out. Each write is
 * counted: one that touches a wrong number of rows fails the whole statement. A statement that ran
 * adds its mark to a setting that lasts as long as the transaction.
 */
final class CountedWrites {
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
  CountedWrites part(String name, int rows, String sql, Object... arguments) {
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
   * Runs the statements and commits, all sent together. A statement may fail before it is sent, and
   * must then keep the others from being committed: the COMMIT shares one message with a check of
   * the marks, which divides by zero unless every statement ran, and PostgreSQL skips the rest of a
   * message after an error. The transaction is committed if and only if the last result, the
   * commit's, is a success, whatever the other results are.
   */
  static List<Future<Void>> commit(SqlConnection connection, List<CountedWrites> writes) {
    List<Future<Void>> results = new ArrayList<>();
    for (int at = 0; at < writes.size(); at++) {
      results.add(writes.get(at).run(connection, at));
    }
    String marks =
        IntStream.range(0, writes.size())
            .filter(at -> !writes.get(at).parts.isEmpty())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining());
    String commit =
        "SELECT 1 / (coalesce(current_setting('hanse.written', true), '') = '%s')::integer; COMMIT"
            .formatted(marks);
    results.add(connection.query(commit).execute().mapEmpty());
    return results;
  }

  /**
   * Runs the parts, if there are any. A wrong count divides by zero, which fails the transaction in
   * the database: a COMMIT that is under way then commits nothing.
   */
  private Future<Void> run(SqlConnection connection, int mark) {
    if (parts.isEmpty()) {
      return Future.succeededFuture();
    }
    text.append(
            " SELECT set_config('hanse.written',"
                + " coalesce(current_setting('hanse.written', true), '') || '")
        .append(mark)
        .append("', true)");
    for (Part part : parts) {
      values.addValue((long) part.rows());
      text.append(", 1 / ((SELECT count(*) FROM ")
          .append(part.name())
          .append(") = $")
          .append(values.size())
          .append("::bigint)::integer");
    }
    return connection.preparedQuery(text.toString()).execute(values).mapEmpty();
  }
}
