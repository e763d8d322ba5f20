/**
 * What the ledgers say at the end of a window, believed only after it was checked.
 *
 * <p>A ledger is ordered over the event bus to cut its window and answers with its seal; {@link
 * io.hanse.clearing.gathering.SealCheck} holds it against the directory's key and the seal before.
 * The window's batches are then pulled over HTTP from any of the ledger's nodes and {@link
 * io.hanse.clearing.gathering.WindowCheck} recomputes every leaf, every batch root, the seal's root
 * and its gross sums. What cannot be reached is said to be unreachable; what contradicts a seal is
 * said to be suspect, and never used.
 */
@NullMarked
package io.hanse.clearing.gathering;

import org.jspecify.annotations.NullMarked;
