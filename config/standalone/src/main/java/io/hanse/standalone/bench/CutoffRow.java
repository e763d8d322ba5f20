package io.hanse.standalone.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The waits of a node's batches for cutoffs, warm-up included.
 *
 * @param windows how many windows ended meanwhile
 * @param batches how many batches there were
 * @param longestSeconds the longest wait of a batch in the last minutes
 * @param over100Millis how many batches waited longer than 100 ms
 */
public record CutoffRow(long windows, long batches, BigDecimal longestSeconds, long over100Millis) {
  private static final String WAIT = "hanse_cutoff_wait_seconds";

  /**
   * Reads a node's figures.
   *
   * @param metrics the text of {@code /metrics}
   * @throws IllegalArgumentException when a figure is not among them
   */
  public static CutoffRow of(long windows, String metrics) {
    long batches = figure(metrics, WAIT + "_count\\{[^}]*\\}").longValue();
    long within = figure(metrics, WAIT + "_bucket\\{[^}]*le=\"0\\.1\"[^}]*\\}").longValue();
    BigDecimal longest = figure(metrics, WAIT + "_max\\{[^}]*\\}");
    return new CutoffRow(windows, batches, longest, batches - within);
  }

  private static BigDecimal figure(String metrics, String series) {
    return Pattern.compile("^" + series + " (\\S+)$", Pattern.MULTILINE)
        .matcher(metrics)
        .results()
        .findFirst()
        .map((MatchResult found) -> new BigDecimal(found.group(1)))
        .orElseThrow(() -> new IllegalArgumentException("the node has no figure " + series));
  }

  /** The row as a line of JSON. */
  public String json() {
    return "{\"name\":\"cutoffs\",\"windows\":%d,\"batches\":%d,\"longestWaitMs\":%s,\"over100ms\":%d}"
        .formatted(
            windows,
            batches,
            longestSeconds.movePointRight(3).setScale(2, RoundingMode.HALF_EVEN).toPlainString(),
            over100Millis);
  }
}
