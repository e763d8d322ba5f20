package io.hanse.node.verification;

import io.hanse.node.connection.Sender;
import io.hanse.node.metrics.NodeMetrics;
import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.signing.Jws;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;

/**
 * Has envelopes verified by threads that do nothing else, so that no event loop is held up. Long
 * ones have fewer threads than short ones and are in nobody else's way; within both, senders take
 * turns, and so do the keys of one sender.
 */
public final class VerificationQueue {
  /** Octets; about thirty messages. */
  private static final int LONG = 24 << 10;

  /** Envelopes that are verified at once. */
  private static final int SHORT_AT_ONCE = 2;

  private static final int LONG_AT_ONCE = 1;

  /** How many threads it keeps busy. */
  public static final int THREADS = SHORT_AT_ONCE + LONG_AT_ONCE;

  private final Vertx vertx;
  private final WorkerExecutor workers;
  private final EnvelopeVerifier verifier;
  private final NodeMetrics metrics;
  private final OctetBudget budget;
  private final Row shorts = new Row(SHORT_AT_ONCE);
  private final Row longs = new Row(LONG_AT_ONCE);

  /** An envelope whose verdict somebody waits for. */
  private record Job(SignedEnvelope envelope, Context context, Promise<Verification> verdict) {
    void complete(Verification verification) {
      context.runOnContext(now -> verdict.complete(verification));
    }

    void fail(Throwable failure) {
      context.runOnContext(now -> verdict.fail(failure));
    }
  }

  /**
   * An empty queue.
   *
   * @param workers {@link #THREADS} threads for nothing else
   * @param budget bounds what is in flight, from its first octets to its answer
   */
  public VerificationQueue(
      Vertx vertx,
      WorkerExecutor workers,
      EnvelopeVerifier verifier,
      NodeMetrics metrics,
      OctetBudget budget) {
    this.vertx = vertx;
    this.workers = workers;
    this.verifier = verifier;
    this.metrics = metrics;
    this.budget = budget;
  }

  /** What callers take a share of before they bring an envelope. */
  public OctetBudget budget() {
    return budget;
  }

  /**
   * The verdict on an envelope; fails only by a fault of ours.
   *
   * @param sender takes turns with the others
   * @return completes on the caller's context
   */
  public Future<Verification> verify(SignedEnvelope envelope, Sender sender) {
    Job job = new Job(envelope, vertx.getOrCreateContext(), Promise.promise());
    Row row = envelope.length() < LONG ? shorts : longs;
    row.add(sender, Jws.keyNamedBy(envelope.octets()).filter(verifier::knows), job);
    return job.verdict.future();
  }

  private void work(Job job) {
    long start = System.nanoTime();
    Verification verification = verifier.verify(job.envelope);
    metrics.verified(System.nanoTime() - start);
    job.complete(verification);
  }

  /** Envelopes that wait, and how many threads work on them. All unknown keys count as one. */
  private final class Row {
    private final int most;
    private final FairQueue<Sender, Optional<KeyId>, Job> queue = new FairQueue<>();
    private int working;

    Row(int most) {
      this.most = most;
    }

    void add(Sender sender, Optional<KeyId> key, Job job) {
      queue.add(sender, key, job);
      if (isOneMoreWanted()) {
        workers.executeBlocking(this::workOff, false).onFailure(this::giveUp);
      }
    }

    private synchronized boolean isOneMoreWanted() {
      boolean wanted = working < most;
      working += wanted ? 1 : 0;
      return wanted;
    }

    private int workOff() {
      int done = 0;
      for (Optional<Job> job = next(); job.isPresent(); job = next()) {
        try {
          work(job.get());
        } catch (RuntimeException | Error fault) {
          job.get().fail(fault);
        }
        done++;
      }
      return done;
    }

    private synchronized Optional<Job> next() {
      Optional<Job> next = queue.poll();
      working -= next.isEmpty() ? 1 : 0;
      return next;
    }

    /** The threads have ended: nobody will look at what still waits. */
    private void giveUp(Throwable failure) {
      for (Optional<Job> job = next(); job.isPresent(); job = next()) {
        job.get().fail(failure);
      }
    }
  }
}
