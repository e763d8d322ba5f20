/**
 * Takes a cycle from open to instructed, one step at a time.
 *
 * <p>Each step reads what the step before has written, does its part, and writes its result
 * together with the cycle's new state in one transaction under the leader's fence. A step can be
 * tried again at any time: it finds what was done and does the rest. Where a step cannot be done
 * now, the cycle waits with a reason, and the next try begins there.
 */
@NullMarked
package io.hanse.clearing.closing;

import org.jspecify.annotations.NullMarked;
