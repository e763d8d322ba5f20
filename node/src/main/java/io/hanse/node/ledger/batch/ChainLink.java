package io.hanse.node.ledger.batch;

import io.hanse.protocol.octets.Sha256;

/**
 * The place of a lane's next batch in its chain.
 *
 * @param lane the lane
 * @param number the next batch's number, from 1
 * @param previous SHA-256 of the header before, zeros for the first
 */
public record ChainLink(int lane, long number, Sha256 previous) {
  public static ChainLink first(int lane) {
    return new ChainLink(lane, 1, Sha256.ZERO);
  }

  public ChainLink after(BatchRecord batch) {
    return new ChainLink(lane, number + 1, Sha256.of(batch.proof().header()));
  }

  String obligationId(int k) {
    return lane + "-" + number + "-" + k;
  }
}
