/** Checks receipts without a network, against the ledger keys that this installation knows. */
@NullMarked
package io.hanse.adapter.receipt;

import org.jspecify.annotations.NullMarked;
