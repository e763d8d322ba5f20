package io.hanse.node.ledger.lane;

import io.hanse.node.decision.message.Needs;
import io.hanse.node.ledger.batch.BatchRecord;
import io.hanse.node.ledger.intake.Delivery;
import io.vertx.core.Future;

/**
 * The store of a lane: PostgreSQL in production, memory in a simulation. Failed futures carry a
 * {@link StoreFailure}.
 */
public interface BatchStore {
  /** Opens a connection for one lane, under a lane id that nobody has used before. */
  Future<Session> open();

  /** Records a message that cannot be posted for the operator, in its own transaction. */
  Future<Void> setAside(Delivery delivery, StoreFailure failure);

  /** One lane's connection: one transaction at a time. */
  interface Session {
    /** The lane's id, from 1. */
    int lane();

    /**
     * Begins a transaction: takes the shared cutoff lock, reads the window, the directory's version
     * and the clock, locks the members in order and loads the rest.
     */
    Future<LoadedBatch> begin(Needs needs);

    /** Draws the next card account numbers of the ledger; only between begin and commit. */
    Future<long[]> accounts(int count);

    /** Writes and commits; succeeds only if every statement did. */
    Future<Void> commit(BatchRecord batch);

    /** Ends a transaction in which nothing was written. */
    Future<Void> abandon();

    /** Closes the connection. */
    Future<Void> close();
  }
}
