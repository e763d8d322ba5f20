/**
 * The pure decision: what a verified message does to a ledger.
 *
 * <p>In comes a batch of {@link io.hanse.node.decision.Submission submissions}. {@link
 * io.hanse.node.decision.Needs} says, from the batch alone, what has to be locked and loaded; the
 * ledger loads exactly that into a {@link io.hanse.node.decision.LoadedState}. The decider then
 * answers each submission in order, and what one does is seen by those after it. Out comes a {@link
 * io.hanse.node.decision.Decision} for each: posted with its outcome and {@link
 * io.hanse.node.decision.Effects}, a repetition, or turned away.
 *
 * <p>Nothing here waits, reads a clock, draws a random number or knows a database: the same inputs
 * give the same outputs in a test, a simulation and production. A refusal is a value. An exception
 * is a bug or a damaged row, and nothing of its batch may be written.
 */
@NullMarked
package io.hanse.node.decision;

import org.jspecify.annotations.NullMarked;
