/**
 * The book: what was decided becomes one transaction, and what was answered can be proved for ever.
 *
 * <p>Deliveries come in through the {@link io.hanse.node.ledger.Intake}, which is bounded and
 * shared by the node's {@link io.hanse.node.ledger.Lane lanes}. A lane takes whatever has queued
 * while its last batch committed, lets the {@link io.hanse.node.ledger.BatchStore} lock and load
 * what {@link io.hanse.node.decision.Needs} names, decides, and hands the store one {@link
 * io.hanse.node.ledger.BatchRecord} to write. {@link io.hanse.node.ledger.Answer Answers} go out
 * after the commit, and only if every statement of it succeeded; then the {@link
 * io.hanse.node.ledger.CommitListener} hears of it.
 *
 * <p>PostgreSQL decides what is in force: its row locks who spends, its unique keys what came
 * first, its constraints what can be at all. Nothing in memory is asked about any of that, so that
 * several lanes and several nodes may serve one ledger.
 */
@NullMarked
package io.hanse.node.ledger;

import org.jspecify.annotations.NullMarked;
