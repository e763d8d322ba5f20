/**
 * The audit of a ledger's database. {@link io.hanse.node.ledger.audit.LedgerAudit} compares sums
 * that are stored in several places, in one read-only snapshot, and returns a finding for each
 * difference. It writes nothing and may run beside traffic.
 */
@NullMarked
package io.hanse.node.ledger.audit;

import org.jspecify.annotations.NullMarked;
