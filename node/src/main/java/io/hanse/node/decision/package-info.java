/**
 * The pure decision: what a verified message does to a ledger.
 *
 * <p>In comes a batch of {@link io.hanse.node.decision.message.Submission submissions}. {@link
 * io.hanse.node.decision.message.Needs} says, from the batch alone, what has to be locked and
 * loaded; the ledger loads exactly that into a {@link io.hanse.node.decision.posting.LoadedState}.
 * The {@link io.hanse.node.decision.Decider} then answers each submission in order, and later
 * submissions see the effects of earlier ones. Out comes a {@link io.hanse.node.decision.Decision}
 * for each: posted with its outcome and {@link io.hanse.node.decision.posting.Effects}, a
 * repetition, or turned away.
 *
 * <p>Before a batch is decided, {@link io.hanse.node.decision.Due} says what is due to its members:
 * holds past their end are released and debts repaid by events of the ledger's own, which the
 * ledger puts in front.
 *
 * <p>The rooms, in the direction of their dependencies: {@link io.hanse.node.decision.message},
 * {@link io.hanse.node.decision.book}, {@link io.hanse.node.decision.charge}, {@link
 * io.hanse.node.decision.posting}, {@link io.hanse.node.decision.earning} and {@link
 * io.hanse.node.decision.spending}. Here are the entrance, the checks that all messages share, and
 * the kinds that fit no room.
 *
 * <p>Nothing waits, reads a clock, draws a random number or knows a database: the same inputs give
 * the same outputs in a test, a simulation and production. A refusal is a value. An exception is a
 * bug or a damaged row, and nothing of its batch may be written.
 */
@NullMarked
package io.hanse.node.decision;

import org.jspecify.annotations.NullMarked;
