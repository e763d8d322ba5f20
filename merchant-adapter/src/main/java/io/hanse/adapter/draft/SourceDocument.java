package io.hanse.adapter.draft;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The result of rows that belong together: every row is either in a draft or skipped, never both.
 *
 * @param drafts in the order in which they must be applied
 * @param skipped reason of each skipped row
 */
public record SourceDocument(List<Draft> drafts, SortedMap<Long, SkipReason> skipped) {
  /**
   * Checks that no row is counted twice.
   *
   * @throws IllegalArgumentException when a row is both in a draft and skipped
   */
  public SourceDocument {
    drafts = List.copyOf(drafts);
    skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
    if (!Collections.disjoint(rowsOf(drafts), skipped.keySet())) {
      throw new IllegalArgumentException("a row is both in a message and skipped");
    }
  }

  public static SourceDocument of(Draft draft) {
    return new SourceDocument(List.of(draft), new TreeMap<>());
  }

  public static SourceDocument skipped(long row, SkipReason reason) {
    return new SourceDocument(List.of(), new TreeMap<>(Map.of(row, reason)));
  }

  /** The rows that went into messages. */
  public SortedSet<Long> rowsSent() {
    return rowsOf(drafts);
  }

  /** All rows of this document. */
  public int size() {
    return rowsSent().size() + skipped.size();
  }

  private static SortedSet<Long> rowsOf(List<Draft> drafts) {
    SortedSet<Long> rows = new TreeSet<>();
    drafts.forEach(draft -> rows.addAll(draft.origin().rows()));
    return rows;
  }
}
