package io.hanse.node.ledger.postgres;

/** Is told how long the steps of batches took, on the lane's thread; must not block or throw. */
public interface BatchTimings {
  /** Ignores all timings. */
  BatchTimings UNHEARD =
      new BatchTimings() {
        @Override
        public void waitedForCutoff(long nanos) {}

        @Override
        public void committed(long nanos) {}
      };

  /** From the request for the shared cutoff lock to its grant, one round trip included. */
  void waitedForCutoff(long nanos);

  /** From the first write of a batch to its commit. */
  void committed(long nanos);
}
