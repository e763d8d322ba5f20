package io.hanse.node.ledger.lane;

import io.hanse.node.decision.posting.Numbers;

/**
 * Hands out the numbers of one lane. Lot ids have the lane's id, which is unique in the ledger, in
 * their upper half and so need no round trip; account numbers are drawn from the store before.
 */
final class LaneNumbers implements Numbers {
  private static final int LANE_SHIFT = 32;
  private static final long MOST_LOTS = (1L << LANE_SHIFT) - 1;

  private final int lane;
  private long lots;
  private long[] accounts = {};
  private int drawn;

  LaneNumbers(int lane) {
    this.lane = lane;
  }

  /** Sets the account numbers for the next batch. */
  void setAccounts(long[] accounts) {
    this.accounts = accounts;
    drawn = 0;
  }

  @Override
  public long nextLot() {
    if (lots == MOST_LOTS) {
      throw new IllegalStateException("lane " + lane + " has issued all of its lots");
    }
    return ((long) lane << LANE_SHIFT) | ++lots;
  }

  @Override
  public long nextAccount() {
    return accounts[drawn++];
  }
}
