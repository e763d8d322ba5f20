package io.hanse.adapter.importing;

import io.hanse.adapter.draft.SkipReason;
import java.util.EnumMap;
import java.util.Map;

/** Counts rows: each once, as sent or as skipped. Thread-safe. */
final class RowCounts {
  private final Map<SkipReason, Long> skipped = new EnumMap<>(SkipReason.class);
  private long sent;

  synchronized void sent(long rows) {
    sent += rows;
  }

  synchronized void skipped(SkipReason reason, long rows) {
    if (rows > 0) {
      skipped.merge(reason, rows, Long::sum);
    }
  }

  synchronized long sent() {
    return sent;
  }

  synchronized Map<SkipReason, Long> skipped() {
    return new EnumMap<>(skipped);
  }

  synchronized long allSkipped() {
    return skipped.values().stream().mapToLong(Long::longValue).sum();
  }
}
