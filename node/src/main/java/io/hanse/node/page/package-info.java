/**
 * The first page: the network alive. Nodes tell each other once a second how much they posted;
 * together with the shared positions and cycles this becomes one small state, which browsers get as
 * server-sent events. It is for looking: nothing is decided on it, and everything in it can be
 * lost.
 */
@NullMarked
package io.hanse.node.page;

import org.jspecify.annotations.NullMarked;
