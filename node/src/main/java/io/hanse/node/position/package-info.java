/**
 * What participants owe each other at this moment, for looking and for alerts. Each lane shows its
 * own absolute figures after each commit. Every second each node of a ledger compares what is shown
 * with SQL, dead lanes and windows that ended without being instructed included, and shows what is
 * missing. Of two figures the higher version is right, so that neither order nor repetition nor
 * loss matters.
 */
@NullMarked
package io.hanse.node.position;

import org.jspecify.annotations.NullMarked;
