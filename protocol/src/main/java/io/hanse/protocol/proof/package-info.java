/**
 * How anybody can check that a ledger says what it said before: Merkle trees (RFC 6962), the leaf
 * of a message, and the signed header of a batch.
 */
@NullMarked
package io.hanse.protocol.proof;

import org.jspecify.annotations.NullMarked;
