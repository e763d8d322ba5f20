package io.hanse.clearing.checking;

import io.hanse.protocol.octets.Sha256;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores each lane's span in a window, after comparing it with the windows around it. */
final class WindowLaneSql {
  private static final String UNKNOWN =
      "SELECT window_number FROM cycle_seal WHERE ledger = $1 AND NOT lanes";

  private static final String AFTER =
      """
      SELECT DISTINCT ON (lane)
        window_number, lane, first_number, previous, last_number, last_header
      FROM window_lane WHERE ledger = $1 AND window_number > $2
      ORDER BY lane, window_number
      """;

  private static final String BEFORE =
      """
      SELECT DISTINCT ON (lane)
        window_number, lane, first_number, previous, last_number, last_header
      FROM window_lane
      WHERE ledger = $1 AND lane = ANY($3) AND window_number < $2
      ORDER BY lane, window_number DESC
      """;

  private static final String INSERT =
      """
      INSERT INTO window_lane
        (ledger, window_number, lane, first_number, previous, last_number, last_header)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """;

  private WindowLaneSql() {}

  /** Fails with a {@link ContradictionException} where a lane does not continue. */
  static Future<Void> insert(SqlConnection tx, CheckedWindow window) {
    Tuple place = Tuple.of(window.ledger().value(), window.window());
    return tx.preparedQuery(AFTER)
        .execute(place)
        .compose(
            after -> {
              Map<Integer, LaneSpan> later = byLane(after);
              return tx.preparedQuery(BEFORE)
                  .execute(
                      Tuple.of(window.ledger().value(), window.window())
                          .addArrayOfInteger(lanes(window, later)))
                  .compose(before -> compare(tx, window, byLane(before), later));
            })
        .compose(done -> write(tx, window));
  }

  private static Integer[] lanes(CheckedWindow window, Map<Integer, LaneSpan> later) {
    return Stream.concat(window.lanes().stream().map(LaneSpan::lane), later.keySet().stream())
        .distinct()
        .toArray(Integer[]::new);
  }

  private static Future<Void> compare(
      SqlConnection tx,
      CheckedWindow window,
      Map<Integer, LaneSpan> earlier,
      Map<Integer, LaneSpan> later) {
    return tx.preparedQuery(UNKNOWN)
        .execute(Tuple.of(window.ledger().value()))
        .compose(
            rows -> {
              LaneContinuity continuity =
                  new LaneContinuity(
                      rows.stream()
                          .map(row -> row.getLong("window_number"))
                          .collect(Collectors.toCollection(TreeSet::new)));
              return fault(continuity, window, earlier, later)
                  .<Future<Void>>map(
                      reason -> Future.failedFuture(new ContradictionException(reason)))
                  .orElseGet(Future::succeededFuture);
            });
  }

  private static Optional<String> fault(
      LaneContinuity continuity,
      CheckedWindow window,
      Map<Integer, LaneSpan> earlier,
      Map<Integer, LaneSpan> later) {
    Map<Integer, LaneSpan> known = new TreeMap<>(earlier);
    for (LaneSpan span : window.lanes()) {
      Optional<String> fault =
          continuity.fault(Optional.ofNullable(known.put(span.lane(), span)), span);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return later.values().stream()
        .flatMap(
            span -> continuity.fault(Optional.ofNullable(known.get(span.lane())), span).stream())
        .findFirst();
  }

  private static Future<Void> write(SqlConnection tx, CheckedWindow window) {
    List<Tuple> rows = new ArrayList<>();
    for (LaneSpan span : window.lanes()) {
      rows.add(
          Tuple.of(
                  window.ledger().value(),
                  window.window(),
                  span.lane(),
                  span.first(),
                  PathSql.octets(span.previous()),
                  span.last())
              .addBuffer(PathSql.octets(span.lastHeader())));
    }
    return rows.isEmpty()
        ? Future.succeededFuture()
        : tx.preparedQuery(INSERT).executeBatch(rows).mapEmpty();
  }

  private static Map<Integer, LaneSpan> byLane(Iterable<Row> rows) {
    Map<Integer, LaneSpan> spans = new TreeMap<>();
    for (Row row : rows) {
      LaneSpan span =
          new LaneSpan(
              row.getLong("window_number"),
              row.getInteger("lane"),
              row.getLong("first_number"),
              Sha256.wrap(row.getBuffer("previous").getBytes()),
              row.getLong("last_number"),
              Sha256.wrap(row.getBuffer("last_header").getBytes()));
      spans.put(span.lane(), span);
    }
    return spans;
  }
}
