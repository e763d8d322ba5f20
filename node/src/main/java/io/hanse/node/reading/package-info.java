/**
 * What a ledger tells those who may ask: a member's balance and entries with their explanation,
 * receipts, batches, proofs, seals and obligations. A {@link io.hanse.node.reading.ReadRequest} is
 * answered from this ledger's database alone and becomes finished octets here, so that a node of
 * another ledger only has to carry them.
 */
@NullMarked
package io.hanse.node.reading;

import org.jspecify.annotations.NullMarked;
