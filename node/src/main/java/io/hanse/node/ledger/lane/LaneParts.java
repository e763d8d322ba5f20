package io.hanse.node.ledger.lane;

import io.hanse.node.ledger.batch.BatchAssembly;

/**
 * What a lane works with.
 *
 * @param store where it reads and writes
 * @param directories the ledger's copies of the directory
 * @param assembly how batches are signed and packed
 * @param receipts of what was posted before
 * @param listener who hears of commits
 * @param turns when and where it runs
 */
public record LaneParts(
    BatchStore store,
    DirectoryCopies directories,
    BatchAssembly assembly,
    Receipts receipts,
    CommitListener listener,
    Turns turns) {}
