package io.hanse.clearing.sealing;

import io.hanse.config.shared.SealNotice;

/** The result of ordering a ledger to cut. */
public sealed interface OrderAnswer {
  /**
   * The ledger has cut and says so.
   *
   * @param seal not checked yet
   */
  record Offered(SealNotice seal) implements OrderAnswer {}

  /** No node answered in time, or the one that did could not cut. */
  record Unreachable(String reason) implements OrderAnswer {}
}
