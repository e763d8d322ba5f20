package io.hanse.node.verification;

import io.hanse.node.metrics.NodeMetrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Chooses where an envelope is verified: a short one at once on the caller's event loop, because
 * handing it to another thread costs as much as verifying it; a long one on a worker, because it
 * would hold up every other till for milliseconds.
 */
public final class VerificationDesk {
  /** Octets; about thirty messages. */
  private static final int LONG = 24 << 10;

  private final Vertx vertx;
  private final EnvelopeVerifier verifier;
  private final NodeMetrics metrics;

  public VerificationDesk(Vertx vertx, EnvelopeVerifier verifier, NodeMetrics metrics) {
    this.vertx = vertx;
    this.verifier = verifier;
    this.metrics = metrics;
  }

  /** The verdict on an envelope; fails only by a fault of ours. */
  public Future<Verification> verify(SignedEnvelope envelope) {
    return envelope.length() < LONG
        ? Future.succeededFuture(timed(envelope))
        : vertx.executeBlocking(() -> timed(envelope), false);
  }

  private Verification timed(SignedEnvelope envelope) {
    long start = System.nanoTime();
    Verification verification = verifier.verify(envelope);
    metrics.verified(System.nanoTime() - start);
    return verification;
  }
}
