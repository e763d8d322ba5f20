/**
 * What clearing tells one participant about one cycle, signed, with everything that it takes to
 * compute it again: each obligation with its way through the ledger's batch to the ledger's seal,
 * and what became of the sums.
 */
@NullMarked
package io.hanse.protocol.statement;

import org.jspecify.annotations.NullMarked;
