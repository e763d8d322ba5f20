/** What one participant owes another because of one ledger event, and the running sums of it. */
@NullMarked
package io.hanse.protocol.obligation;

import org.jspecify.annotations.NullMarked;
