package io.hanse.node.ledger.postgres;

/** Hears how long the steps of batches took, on the lane's thread: it must not block or throw. */
public interface BatchTimings {
  /** For who does not care. */
  BatchTimings UNHEARD =
      new BatchTimings() {
        @Override
        public void waitedForCutoff(long nanos) {}

        @Override
        public void committed(long nanos) {}
      };

  /** From asking for the shared cutoff lock to having it, one round trip included. */
  void waitedForCutoff(long nanos);

  /** From sending the first write of a batch to its commit. */
  void committed(long nanos);
}
