/** What a message did: the octets that a ledger keeps for ever and a receipt proves. */
@NullMarked
package io.hanse.protocol.outcome;

import org.jspecify.annotations.NullMarked;
