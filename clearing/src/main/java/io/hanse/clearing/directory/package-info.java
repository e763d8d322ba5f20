/**
 * The network's directory as clearing owns it: a signed change comes in, goes into clearing's
 * database first and then to every ledger's nodes, and what comes out says where it is in force.
 * What a ledger missed it finds announced in the shared state, where this package keeps the newest
 * version whatever is lost there.
 */
@NullMarked
package io.hanse.clearing.directory;

import org.jspecify.annotations.NullMarked;
