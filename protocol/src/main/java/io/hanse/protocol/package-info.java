/**
 * What is said between a merchant, a node and clearing: identities, amounts, messages, signatures,
 * receipts, proofs and rejection codes.
 *
 * <p>Nothing here does input or output. A merchant's system, an auditor's script and every server
 * of the network read the same records from the same octets.
 */
@NullMarked
package io.hanse.protocol;

import org.jspecify.annotations.NullMarked;
