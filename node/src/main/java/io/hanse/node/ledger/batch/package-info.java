/**
 * A batch: what one transaction records. {@link io.hanse.node.ledger.batch.BatchAssembly} turns
 * decisions into a {@link io.hanse.node.ledger.batch.BatchRecord}: it numbers the obligations,
 * computes the batch's Merkle root, signs its header, sums up its effects and encrypts the personal
 * data of enrolments. {@link io.hanse.node.ledger.batch.BatchReceipts} assembles receipts from the
 * stored octets alone, so a receipt is the same now and years later.
 *
 * <p>Lanes assemble batches, {@link io.hanse.node.ledger.postgres} writes and reads them. Nothing
 * here waits.
 */
@NullMarked
package io.hanse.node.ledger.batch;

import org.jspecify.annotations.NullMarked;
