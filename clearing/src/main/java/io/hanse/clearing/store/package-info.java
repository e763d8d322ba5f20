/**
 * Clearing's own database.
 *
 * <p>What a cycle has taken and computed is written here and nowhere else, each step in one
 * transaction under the leader's fence, so that a step that was interrupted has either happened or
 * not. Everything the network shares about cycles can be rebuilt from here.
 */
@NullMarked
package io.hanse.clearing.store;

import org.jspecify.annotations.NullMarked;
