/**
 * What each participant is told of a cycle, signed, with the proofs to compute it again.
 *
 * <p>In come the obligations, nets, conversions and payments of an instructed cycle; out goes one
 * signed JSON document per participant, kept as it was first handed out. The export calls it.
 */
@NullMarked
package io.hanse.clearing.statement;

import org.jspecify.annotations.NullMarked;
