/**
 * What every feature of a node is opened with: the event loops, the settings, the node's name, the
 * network's shared state, the figures, and the order of closing. A feature's {@code open} takes the
 * {@link io.hanse.node.context.NodeContext} with the parts it builds on, and adds to the order of
 * closing whatever it opens; so a new feature needs one line where a node starts.
 */
@NullMarked
package io.hanse.node.context;

import org.jspecify.annotations.NullMarked;
