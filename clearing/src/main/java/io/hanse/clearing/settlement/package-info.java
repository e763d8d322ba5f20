/**
 * Sealed to instructed: the seals' gross sums become nets, conversions and numbered payments.
 *
 * <p>In come the seals of a cycle whose windows are all checked, the directory's terms and the
 * rates of the day; {@link io.hanse.clearing.netting.Netting} computes, and the results are written
 * together with the cycle's new state. Without usable rates the cycle waits. The closing of a cycle
 * calls the two steps; reports, statements and exports read the store.
 */
@NullMarked
package io.hanse.clearing.settlement;

import org.jspecify.annotations.NullMarked;
