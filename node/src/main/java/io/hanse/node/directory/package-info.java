/**
 * The directory as this ledger has it in force. {@link io.hanse.node.directory.LedgerDirectory}
 * keeps the ledger's own copies, writes announced versions to them first, and serves the newest
 * from memory to verification, routing and lanes. {@link io.hanse.node.directory.DirectoryConsumer}
 * takes changes that are ordered over the network.
 */
@NullMarked
package io.hanse.node.directory;

import org.jspecify.annotations.NullMarked;
