package io.hanse.clearing.cycle;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A row of {@code cycle} as the record of its state. */
final class CycleSql {
  private CycleSql() {}

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Walks the life cycle as far as the row has come. */
  static Cycle cycle(Row row) {
    Cycle.Open open = new Cycle.Open(row.getLong("number"), instant(row, "opened_at"));
    String state = row.getString("state");
    if (state.equals("open")) {
      return open;
    }
    Cycle.Sealing sealing = open.close(instant(row, "closed_at"));
    if (state.equals("sealing")) {
      return sealing;
    }
    Cycle.Sealed sealed = sealing.seal(instant(row, "sealed_at"));
    if (state.equals("sealed")) {
      return sealed;
    }
    Cycle.Netted netted = sealed.net(instant(row, "netted_at"));
    if (state.equals("netted")) {
      return netted;
    }
    Cycle.Instructed instructed = netted.instruct(instant(row, "instructed_at"));
    return state.equals("instructed") ? instructed : instructed.settle(instant(row, "settled_at"));
  }

  private static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }
}
