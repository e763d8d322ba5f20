/**
 * Servers of a network inside this program, started from their settings files exactly as {@code
 * hanse node} and {@code hanse clearing} start them: each with a Vert.x of its own and a place of
 * its own in the cluster.
 */
@NullMarked
package io.hanse.standalone.running;

import org.jspecify.annotations.NullMarked;
