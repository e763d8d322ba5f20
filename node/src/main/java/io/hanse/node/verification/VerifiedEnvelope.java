package io.hanse.node.verification;

import io.hanse.protocol.identity.ParticipantId;
import java.util.List;

/**
 * An envelope whose signature holds, and what it carries. Only {@link EnvelopeVerifier} makes them.
 */
public final class VerifiedEnvelope {
  private final SignedEnvelope envelope;
  private final ParticipantId signer;
  private final boolean bundle;
  private final List<EnvelopePart> parts;

  VerifiedEnvelope(
      SignedEnvelope envelope, ParticipantId signer, boolean bundle, List<EnvelopePart> parts) {
    this.envelope = envelope;
    this.signer = signer;
    this.bundle = bundle;
    this.parts = List.copyOf(parts);
  }

  public SignedEnvelope envelope() {
    return envelope;
  }

  /** The participant whose key signed. */
  public ParticipantId signer() {
    return signer;
  }

  /** Whether the payload is an array; a bundle of one is a bundle. */
  public boolean isBundle() {
    return bundle;
  }

  /** In the order of the payload; exactly one, and verified, where it is no bundle. */
  public List<EnvelopePart> parts() {
    return parts;
  }
}
