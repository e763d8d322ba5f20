package io.hanse.clearing.sealing;

import io.hanse.clearing.lease.Fence;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;

/** How ledgers are ordered to cut. No future fails because a ledger does not answer. */
public interface CutOrders {
  /** Orders a ledger to cut that window; a window that was cut before gives the same seal. */
  Future<OrderAnswer> cut(LedgerId ledger, long window, Fence fence);
}
