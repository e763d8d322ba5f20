package io.hanse.node.verification;

import io.hanse.node.metrics.NodeMetrics;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;

/**
 * Chooses where an envelope is verified: a short one at once on the caller's event loop, because
 * handing it to another thread costs as much as verifying it; a long one on a worker, because it
 * would hold up every other till for milliseconds.
 */
public final class VerificationDesk {
  /** Octets; about thirty messages. */
  private static final int LONG = 24 << 10;

  private final WorkerExecutor workers;
  private final EnvelopeVerifier verifier;
  private final NodeMetrics metrics;
  private final OctetBudget budget;

  /**
   * A desk.
   *
   * @param workers for long envelopes alone, so that they keep nobody else waiting
   * @param budget bounds what is in flight, from its first octets to its answer
   */
  public VerificationDesk(
      WorkerExecutor workers, EnvelopeVerifier verifier, NodeMetrics metrics, OctetBudget budget) {
    this.workers = workers;
    this.verifier = verifier;
    this.metrics = metrics;
    this.budget = budget;
  }

  /** What callers take a share of before they bring an envelope. */
  public OctetBudget budget() {
    return budget;
  }

  /** The verdict on an envelope; fails only by a fault of ours. */
  public Future<Verification> verify(SignedEnvelope envelope) {
    return envelope.length() < LONG
        ? Future.succeededFuture(envelope).map(this::timed)
        : workers.executeBlocking(() -> timed(envelope), false);
  }

  private Verification timed(SignedEnvelope envelope) {
    long start = System.nanoTime();
    Verification verification = verifier.verify(envelope);
    metrics.verified(System.nanoTime() - start);
    return verification;
  }
}
