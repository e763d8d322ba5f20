/**
 * Sealing to sealed: the ledgers' signed word on where a window ends.
 *
 * <p>Each ledger is ordered to cut its window and answers with a seal. {@link
 * io.hanse.clearing.sealing.SealCheck} compares it with the directory's keys and with the ledger's
 * seal before, and {@link io.hanse.clearing.sealing.CycleSealStore} keeps it in exactly one cycle.
 * A ledger without a genuine seal is absent from the cycle. The closing of a cycle calls the step.
 */
@NullMarked
package io.hanse.clearing.sealing;

import org.jspecify.annotations.NullMarked;
