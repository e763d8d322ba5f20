/**
 * Sealed to instructed: the seals' gross sums become nets, conversions and numbered payments.
 *
 * <p>In come the seals of a cycle whose windows are all checked, the directory's terms and the
 * rates of the day; {@link io.hanse.clearing.netting.Netting} computes, and the results are written
 * together with the cycle's new state. Without usable rates the cycle waits, and so it does where a
 * bank could be named no day for a payment. The closing of a cycle calls the two steps; reports,
 * statements and exports read the stores. A payment file is made when it is first asked for, and
 * kept.
 */
@NullMarked
package io.hanse.clearing.settlement;

import org.jspecify.annotations.NullMarked;
