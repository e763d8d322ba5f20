package io.hanse.clearing.sealing;

import io.hanse.config.shared.SealNotice;

/** What came of ordering a ledger to cut. */
public sealed interface CutAnswer {
  /**
   * The ledger has cut and says so.
   *
   * @param seal not checked yet
   */
  record Offered(SealNotice seal) implements CutAnswer {}

  /** Nobody answered in time, or whoever did could not cut now. */
  record Unreachable(String reason) implements CutAnswer {}
}
