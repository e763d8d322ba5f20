/**
 * The ledgers as clearing reaches them: orders to cut over the clustered event bus, sealed windows
 * over HTTP from any of a ledger's nodes.
 *
 * <p>It implements what sealing and checking ask of ledgers. A ledger that cannot be reached is an
 * answer, not a failure.
 */
@NullMarked
package io.hanse.clearing.ledgers;

import org.jspecify.annotations.NullMarked;
