package io.hanse.node.ledger.lane;

import io.hanse.node.ledger.batch.BatchAssembly;

/**
 * The collaborators of a lane.
 *
 * @param store where it reads and writes
 * @param directories the ledger's copies of the directory
 * @param assembly signs and packs batches
 * @param receipts reads the receipts of repeated messages
 * @param listener is told about commits
 * @param scheduler where its work runs
 */
public record LaneParts(
    BatchStore store,
    DirectoryCopies directories,
    BatchAssembly assembly,
    Receipts receipts,
    CommitListener listener,
    LaneScheduler scheduler) {}
