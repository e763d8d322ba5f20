/**
 * What participants owe each other for points. {@link io.hanse.node.decision.charge.Charges} sums
 * the exact amounts of one message for each pair and currency and rounds each sum once; out come
 * {@link io.hanse.node.decision.charge.ObligationDraft drafts of obligations} and the {@link
 * io.hanse.node.decision.charge.Residue residues} of rounding, which seals carry forward.
 */
@NullMarked
package io.hanse.node.decision.charge;

import org.jspecify.annotations.NullMarked;
