package io.hanse.config.shared;

/** All that the servers share, one part each. */
public interface SharedState {
  SharedDirectory directory();

  SharedPositions positions();

  SharedSeals seals();

  SharedCycles cycles();

  SharedReceipts receipts();

  SharedBalances balances();

  SharedMembers members();
}
