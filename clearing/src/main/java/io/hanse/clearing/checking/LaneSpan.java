package io.hanse.clearing.checking;

import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.BatchHeader;

/**
 * The batches of one lane in one window, which follow each other without a gap.
 *
 * @param window its number
 * @param lane which of the ledger's lanes
 * @param first number of the first batch
 * @param previous digest of the header before the first, zeros where the lane begins
 * @param last number of the last batch
 * @param lastHeader digest of the last batch's header
 */
public record LaneSpan(
    long window, int lane, long first, Sha256 previous, long last, Sha256 lastHeader) {
  /** The span of a single batch. */
  public static LaneSpan of(BatchHeader header) {
    return new LaneSpan(
        header.window(),
        header.lane(),
        header.number(),
        header.previous(),
        header.number(),
        Sha256.of(header.octets()));
  }

  /** This span and the next one of the same window, as one. */
  public LaneSpan to(LaneSpan next) {
    return new LaneSpan(window, lane, first, previous, next.last(), next.lastHeader());
  }

  /** Whether the lane can begin here: at number 1, after nothing. */
  boolean begins() {
    return first == 1 && previous.equals(Sha256.ZERO);
  }

  boolean continues(LaneSpan before) {
    return first == before.last() + 1 && previous.equals(before.lastHeader());
  }
}
