package io.hanse.adapter.mapping;

import io.hanse.adapter.draft.Row;
import java.util.Optional;

/** What the merchant calls the member of a row. */
public sealed interface MemberRule {
  /** The field whose column names the member. */
  String FIELD = "member";

  /** The member's key, or nothing where the row names no member. */
  Optional<String> of(Row row);

  /**
   * A column holds it.
   *
   * @param prefix put before the column's value
   */
  record ByColumn(String prefix) implements MemberRule {
    @Override
    public Optional<String> of(Row row) {
      String value = row.text(FIELD);
      return value.isEmpty() ? Optional.empty() : Optional.of(prefix + value);
    }
  }

  /**
   * The file names no member: each row is somebody else.
   *
   * @param prefix put before the row's number
   */
  record ByRow(String prefix) implements MemberRule {
    @Override
    public Optional<String> of(Row row) {
      return Optional.of(prefix + row.number());
    }
  }
}
