/**
 * Where windows end. An order to cut ends the open window in one short transaction, against which
 * batches are exclusive; what the window then holds can no longer change, and a second transaction
 * computes its seal: totals, root over the batch roots, trial balance, hash of the seal before, the
 * ledger's signature. Cutting or sealing twice gives the same seal.
 *
 * <p>What the ledger itself finds out (holds that lapsed, lots that expired, rounding that adds up
 * to a minor unit) goes through the intake like any message, under ids that are a function of what
 * was found, so that several nodes finding the same thing have one effect.
 */
@NullMarked
package io.hanse.node.sealing;

import org.jspecify.annotations.NullMarked;
