/**
 * Takes signed messages, decides, posts to the ledger and answers with receipts. {@link
 * io.hanse.node.Node} is one running node; its start opens the features one after the other, each
 * in its own package.
 */
@NullMarked
package io.hanse.node;

import org.jspecify.annotations.NullMarked;
