package io.hanse.node.ledger.postgres;

/**
 * The ledger's advisory locks. They share one class id, so that no other program's locks in the
 * same database collide with them; number 2 of the class guards the creation of partitions and is
 * taken by the migrations' function alone. PostgreSQL grants advisory locks in the order of the
 * requests, so neither batches nor a cutoff can starve the other.
 */
public final class AdvisoryLocks {
  private static final int LEDGER = 7201;
  private static final int CUTOFF = 1;
  private static final int SEALING = 3;

  /** Taken by each batch: a cutoff waits until the running batches have ended. */
  static final String CUTOFF_SHARED =
      "SELECT pg_advisory_xact_lock_shared(%d, %d)".formatted(LEDGER, CUTOFF);

  /** Taken by a cutoff: no batch runs beside it. Held until the transaction ends. */
  public static final String CUTOFF_EXCLUSIVE =
      "SELECT pg_advisory_xact_lock(%d, %d)".formatted(LEDGER, CUTOFF);

  /** Taken while seals are computed, one at a time. Held until the transaction ends. */
  public static final String SEALING_EXCLUSIVE =
      "SELECT pg_advisory_xact_lock(%d, %d)".formatted(LEDGER, SEALING);

  private AdvisoryLocks() {}
}
