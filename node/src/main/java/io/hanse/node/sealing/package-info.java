/**
 * The end of windows. {@link io.hanse.node.sealing.CutConsumer} takes clearing's orders. An order
 * to cut ends the open window in one short transaction, from which running batches are excluded by
 * a lock; what the window then holds can no longer change. A second transaction computes its seal:
 * totals, the root over the batch roots, the trial balance, the hash of the previous seal and the
 * ledger's signature. Cutting and sealing are idempotent: a repeated order gets the same seal.
 */
@NullMarked
package io.hanse.node.sealing;

import org.jspecify.annotations.NullMarked;
