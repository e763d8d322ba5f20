package io.hanse.adapter.mapping;

import io.hanse.adapter.draft.Row;
import io.hanse.protocol.identity.LocationId;
import java.util.Map;
import java.util.Optional;

/** Where the records of a file happened. */
public sealed interface LocationRule {
  /** The field whose column names the location. */
  String FIELD = "location";

  /** The row's location, or nothing where the row names none that is known. */
  Optional<LocationId> of(Row row);

  /** All at one place. */
  record Fixed(LocationId location) implements LocationRule {
    @Override
    public Optional<LocationId> of(Row row) {
      return Optional.of(location);
    }
  }

  /**
   * A column says it.
   *
   * @param names the location for each of the column's values
   */
  record Named(Map<String, LocationId> names) implements LocationRule {
    public Named {
      names = Map.copyOf(names);
    }

    @Override
    public Optional<LocationId> of(Row row) {
      return Optional.ofNullable(names.get(row.text(FIELD)));
    }
  }
}
