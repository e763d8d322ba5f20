/**
 * Who pays whom at the end of a cycle.
 *
 * <p>In come the gross sums of the sealed windows; they are merged by pair, set off within each
 * pair, novated to the settlement account as one net figure per participant and currency, converted
 * to each participant's settlement currency, and end as at most one payment per participant and
 * currency. Everything here only computes: the same seals, terms and rates give the same netting in
 * a test, in an audit and in production. Checking, settlement and the list of open positions call
 * it.
 */
@NullMarked
package io.hanse.clearing.netting;

import org.jspecify.annotations.NullMarked;
