/**
 * The end of a window on one ledger: its totals and its root, signed, after which nothing can join.
 */
@NullMarked
package io.hanse.protocol.seal;

import org.jspecify.annotations.NullMarked;
