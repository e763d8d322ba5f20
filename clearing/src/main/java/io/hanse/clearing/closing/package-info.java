/**
 * Takes a cycle from open to instructed, one step at a time.
 *
 * <p>Each step reads what the step before has written, does its part, and writes its result
 * together with the cycle's new state in one transaction under the leader's fence. Steps are
 * idempotent: a retry finds what was done and does the rest. Where a step cannot be done now, the
 * cycle waits, its obstacles are stored, and the next attempt begins there.
 */
@NullMarked
package io.hanse.clearing.closing;

import org.jspecify.annotations.NullMarked;
