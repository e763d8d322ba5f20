/**
 * Who may act for the cycles.
 *
 * <p>Of the instances on one database one holds the lease, with a fencing number that grows with
 * every change of holder. {@link io.hanse.clearing.lease.LeaseStore} runs each step of a cycle in a
 * transaction that commits only while the step's number is the newest, so that a step that was
 * interrupted has either happened or not, and a leader that was replaced writes nothing. Every
 * store of a cycle's results uses it.
 */
@NullMarked
package io.hanse.clearing.lease;

import org.jspecify.annotations.NullMarked;
