package io.hanse.node.ledger.lane;

import io.hanse.node.decision.message.Needs;
import io.hanse.node.ledger.batch.BatchRecord;
import io.hanse.node.ledger.intake.Delivery;
import io.vertx.core.Future;

/**
 * Where a lane reads and writes. Failed futures carry a {@link StoreFailure}. PostgreSQL in
 * production; a simulation may bring its own.
 */
public interface BatchStore {
  /** Opens a connection for one lane, under a lane id that was never used before. */
  Future<Session> open();

  /** Puts a message aside for the operator, in a transaction of its own. */
  Future<Void> setAside(Delivery delivery, StoreFailure failure);

  /** One lane's connection: one transaction at a time. */
  interface Session {
    /** The lane's id, from 1, never used before by anybody. */
    int lane();

    /**
     * Begins a transaction: takes the shared cutoff lock, reads the window, the directory's version
     * and the clock, locks the members in order and loads the rest.
     */
    Future<LoadedBatch> begin(Needs needs);

    /** The next of the ledger's card account numbers; only between begin and commit. */
    Future<long[]> accounts(int count);

    /** Writes and commits; succeeds only if every statement did. */
    Future<Void> commit(BatchRecord batch);

    /** Ends a transaction in which nothing was written. */
    Future<Void> abandon();

    /** Closes the connection. */
    Future<Void> close();
  }
}
