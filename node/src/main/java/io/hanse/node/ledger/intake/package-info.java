/**
 * The queue in front of the ledger. Verified messages and the ledger's own events come in as {@link
 * io.hanse.node.ledger.intake.Delivery deliveries}; one {@link io.hanse.node.ledger.intake.Answer}
 * goes out for each, after the commit of its batch.
 *
 * <p>{@link io.hanse.node.ledger.intake.Intake} is bounded and shared by the lanes of a node.
 * Routing and the sweep submit to it; only lanes take from it. {@link
 * io.hanse.node.ledger.intake.OwnEvents} puts the ledger's own findings into the form of messages,
 * for the sweep and for what a lane finds due.
 */
@NullMarked
package io.hanse.node.ledger.intake;

import org.jspecify.annotations.NullMarked;
