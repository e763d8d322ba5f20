/**
 * The writers. A {@link io.hanse.node.ledger.lane.Lane} takes the deliveries that queued during its
 * last commit, lets the {@link io.hanse.node.ledger.lane.BatchStore} lock and load what {@link
 * io.hanse.node.decision.message.Needs} names, has the batch decided and assembled, and hands the
 * record to the store. Answers go out after the commit, and only if every statement of it
 * succeeded; then the {@link io.hanse.node.ledger.lane.CommitListener} is told.
 *
 * <p>{@link io.hanse.node.ledger.lane.LaneAttempt} deals with failures: it retries conflicts and
 * lost connections, and splits a batch until the one faulty message stands alone. Storage,
 * scheduling and the directory's copies are interfaces, so that a simulation can bring its own.
 */
@NullMarked
package io.hanse.node.ledger.lane;

import org.jspecify.annotations.NullMarked;
