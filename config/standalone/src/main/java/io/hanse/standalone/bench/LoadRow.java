package io.hanse.standalone.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * One line of the result.
 *
 * @param name {@code single} or {@code bundle}
 * @param perSecond messages answered with a receipt in a second of the timed window
 * @param p50 half of the requests were answered within these nanoseconds
 * @param p99 99 of 100 requests were answered within these nanoseconds
 */
public record LoadRow(String name, long perSecond, long p50, long p99) {

  static LoadRow of(String name, long messages, long elapsedNanos, long[] latencies) {
    long[] sorted = latencies.clone();
    Arrays.sort(sorted);
    return new LoadRow(
        name,
        messages * 1_000_000_000L / Math.max(1, elapsedNanos),
        percentile(sorted, 50),
        percentile(sorted, 99));
  }

  private static long percentile(long[] sorted, int percent) {
    return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1L) * percent / 100)];
  }

  /** The row as a line of JSON, times in milliseconds. */
  public String json() {
    return "{\"name\":\""
        + name
        + "\",\"perSecond\":"
        + perSecond
        + ",\"p50ms\":"
        + millis(p50)
        + ",\"p99ms\":"
        + millis(p99)
        + "}";
  }

  private static String millis(long nanos) {
    return BigDecimal.valueOf(nanos, 6).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
