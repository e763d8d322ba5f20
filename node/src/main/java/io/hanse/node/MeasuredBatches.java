package io.hanse.node;

import io.hanse.node.ledger.postgres.BatchTimings;
import io.hanse.node.metrics.NodeMetrics;

/** Lets the node's figures hear how long batches take. */
record MeasuredBatches(NodeMetrics metrics) implements BatchTimings {
  @Override
  public void waitedForCutoff(long nanos) {
    metrics.waitedForCutoff(nanos);
  }

  @Override
  public void committed(long nanos) {
    metrics.written(nanos);
  }
}
