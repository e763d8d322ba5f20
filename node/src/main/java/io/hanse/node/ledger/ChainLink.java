package io.hanse.node.ledger;

import io.hanse.protocol.octets.Sha256;

/**
 * Where a lane's next batch goes.
 *
 * @param lane the lane
 * @param number the next batch's number, from 1
 * @param previous SHA-256 of the header before, zeros for the first
 */
record ChainLink(int lane, long number, Sha256 previous) {
  static ChainLink first(int lane) {
    return new ChainLink(lane, 1, Sha256.ZERO);
  }

  ChainLink after(BatchRecord batch) {
    return new ChainLink(lane, number + 1, Sha256.of(batch.proof().header()));
  }

  String obligationId(int k) {
    return lane + "-" + number + "-" + k;
  }
}
