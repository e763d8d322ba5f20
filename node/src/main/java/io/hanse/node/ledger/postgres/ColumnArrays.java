package io.hanse.node.ledger.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Turns rows into one array for each column, as multi-row writes take them. */
final class ColumnArrays<T> {
  private final Collection<T> rows;

  private ColumnArrays(Collection<T> rows) {
    this.rows = rows;
  }

  static <T> ColumnArrays<T> of(Collection<T> rows) {
    return new ColumnArrays<>(rows);
  }

  Object longs(Function<T, @Nullable Long> column) {
    return column(Long[]::new, column);
  }

  Object ints(Function<T, Integer> column) {
    return column(Integer[]::new, column);
  }

  Object shorts(Function<T, Short> column) {
    return column(Short[]::new, column);
  }

  Object texts(Function<T, @Nullable Object> column) {
    return column(
        String[]::new,
        row -> {
          Object value = column.apply(row);
          return value == null ? null : value.toString();
        });
  }

  Object uuids(Function<T, UUID> column) {
    return column(UUID[]::new, column);
  }

  Object booleans(Function<T, Boolean> column) {
    return column(Boolean[]::new, column);
  }

  Object times(Function<T, Instant> column) {
    return column(OffsetDateTime[]::new, row -> time(column.apply(row)));
  }

  <C> Object column(IntFunction<@Nullable C[]> array, Function<T, @Nullable C> column) {
    @Nullable C[] values = array.apply(rows.size());
    int at = 0;
    for (T row : rows) {
      values[at++] = column.apply(row);
    }
    return values;
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
