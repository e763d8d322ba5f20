/**
 * The life of a cycle: open, sealing, sealed, netted, instructed, settled.
 *
 * <p>Each state is a record and each legal step a method that returns the next state, so that no
 * step can be left out. {@link io.hanse.clearing.cycle.CycleStore} stores the states and {@link
 * io.hanse.clearing.cycle.WaitingStore} what keeps a cycle from its next step, both under the
 * leader's fence. The features that carry out the steps use it.
 */
@NullMarked
package io.hanse.clearing.cycle;

import org.jspecify.annotations.NullMarked;
