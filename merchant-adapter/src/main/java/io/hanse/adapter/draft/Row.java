package io.hanse.adapter.draft;

import java.util.List;

/**
 * One row of a file.
 *
 * @param number 1 for the first row after the header
 * @param values as written in the file
 * @param columns the position of each field
 */
public record Row(long number, List<String> values, ColumnPositions columns) {
  public Row {
    values = List.copyOf(values);
  }

  /** Whether the row has as many values as the header. */
  public boolean isComplete() {
    return values.size() == columns.width();
  }

  /**
   * A field's value without surrounding blanks.
   *
   * @throws IllegalArgumentException when the format has no such field
   */
  public String text(String field) {
    Integer place = columns.places().get(field);
    if (place == null) {
      throw new IllegalArgumentException("no such field: " + field);
    }
    return values.get(place).strip();
  }
}
