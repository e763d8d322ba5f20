/**
 * The first half of sealed to netted: what stands behind the seals, believed only after a check.
 *
 * <p>The window of each seal comes in, a batch at a time; {@link
 * io.hanse.clearing.checking.WindowCheck} recomputes every leaf, every batch root, the lanes, the
 * seal's root and its gross sums. Out go the obligations with their proofs and the ledger's trial
 * balance, written together by {@link io.hanse.clearing.checking.WindowStore}. What contradicts a
 * seal or another window is an alarm and is never used.
 */
@NullMarked
package io.hanse.clearing.checking;

import org.jspecify.annotations.NullMarked;
