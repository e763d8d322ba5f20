/**
 * Brings each message to its home ledger. The card's prefix names it; a message of this node's own
 * ledger goes to the ledger's intake, any other goes, as the envelope it came in, over the
 * clustered event bus to a node of its home, which verifies it again for itself. A bundle is split
 * by ledger and its answers are put back in order.
 *
 * <p>The bus delivers at most once. Where nobody listens nothing was applied; where no answer comes
 * it may have been; and because each message has one effect for ever, sending it again is always
 * right.
 */
@NullMarked
package io.hanse.node.routing;

import org.jspecify.annotations.NullMarked;
