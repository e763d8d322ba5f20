package io.hanse.standalone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CutoffRowTest {
  private static final String METRICS =
      """
      # TYPE hanse_cutoff_wait_seconds histogram
      hanse_cutoff_wait_seconds_bucket{ledger="europe",le="0.089478485"} 240
      hanse_cutoff_wait_seconds_bucket{ledger="europe",le="0.1"} 241
      hanse_cutoff_wait_seconds_bucket{ledger="europe",le="+Inf"} 243
      hanse_cutoff_wait_seconds_count{ledger="europe"} 243
      hanse_cutoff_wait_seconds_sum{ledger="europe"} 0.9
      # TYPE hanse_cutoff_wait_seconds_max gauge
      hanse_cutoff_wait_seconds_max{ledger="europe"} 0.1234567
      """;

  @Test
  void waitsAreReadFromTheNodesFigures() {
    CutoffRow row = CutoffRow.of(16, METRICS);

    assertEquals(
        "{\"name\":\"cutoffs\",\"windows\":16,\"batches\":243,\"longestWaitMs\":123.46,"
            + "\"over100ms\":2}",
        row.json());
  }

  @Test
  void aMissingFigureIsAFault() {
    assertThrows(IllegalArgumentException.class, () -> CutoffRow.of(16, "up 1\n"));
  }
}
