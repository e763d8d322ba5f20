/**
 * The ledger, room by room in the direction of the flow, opened by {@link
 * io.hanse.node.ledger.LedgerWriter}: {@link io.hanse.node.ledger.intake} queues deliveries, {@link
 * io.hanse.node.ledger.lane} takes whatever has queued, has it decided and writes it in one
 * transaction, {@link io.hanse.node.ledger.batch} makes the decisions of that transaction one
 * signed batch, {@link io.hanse.node.ledger.postgres} stores it, and {@link
 * io.hanse.node.ledger.audit} checks the stored books against each other.
 *
 * <p>PostgreSQL decides what is in force: row locks decide who spends, unique keys what came first,
 * and constraints what is possible at all. None of these decisions uses state in memory, so several
 * lanes and several nodes can serve one ledger.
 */
@NullMarked
package io.hanse.node.ledger;

import org.jspecify.annotations.NullMarked;
