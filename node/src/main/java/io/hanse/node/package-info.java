/** Takes signed messages, decides, posts to the ledger and answers with receipts. */
@NullMarked
package io.hanse.node;

import org.jspecify.annotations.NullMarked;
