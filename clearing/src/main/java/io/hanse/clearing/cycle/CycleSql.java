package io.hanse.clearing.cycle;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A row of {@code cycle} as the record of its state. */
final class CycleSql {
  /** What {@link #cycle} reads. */
  static final String COLUMNS =
      "number, state, opened_at, closed_at, sealed_at, netted_at, instructed_at, settled_at";

  private CycleSql() {}

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Walks the life cycle as far as the row has come. */
  static Cycle cycle(Row row) {
    return switch (CycleState.of(row.getString("state"))) {
      case OPEN -> open(row);
      case SEALING -> sealing(row);
      case SEALED -> sealed(row);
      case NETTED -> netted(row);
      case INSTRUCTED -> instructed(row);
      case SETTLED -> instructed(row).settle(instant(row, "settled_at"));
    };
  }

  private static Cycle.Open open(Row row) {
    return new Cycle.Open(row.getLong("number"), instant(row, "opened_at"));
  }

  private static Cycle.Sealing sealing(Row row) {
    return open(row).close(instant(row, "closed_at"));
  }

  private static Cycle.Sealed sealed(Row row) {
    return sealing(row).seal(instant(row, "sealed_at"));
  }

  private static Cycle.Netted netted(Row row) {
    return sealed(row).net(instant(row, "netted_at"));
  }

  private static Cycle.Instructed instructed(Row row) {
    return netted(row).instruct(instant(row, "instructed_at"));
  }

  private static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }
}
