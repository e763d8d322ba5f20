/**
 * All SQL of the ledger's writer, and the stores that implement what {@link
 * io.hanse.node.ledger.lane} asks for. {@link io.hanse.node.ledger.postgres.PostgresBatchStore}
 * opens one connection for each lane and keeps its prepared statements; the writes of a batch are
 * sent together with its commit. {@link io.hanse.node.ledger.postgres.ReceiptStore} and {@link
 * io.hanse.node.ledger.postgres.BatchReadStore} read batches back.
 *
 * <p>Only this package knows the tables' codes. RATIONALE.md of the ledger says why the statements
 * are as they are.
 */
@NullMarked
package io.hanse.node.ledger.postgres;

import org.jspecify.annotations.NullMarked;
