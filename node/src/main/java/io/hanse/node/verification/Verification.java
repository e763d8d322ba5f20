package io.hanse.node.verification;

import io.hanse.protocol.rejection.Rejection;

/** What became of an envelope. */
public sealed interface Verification {
  /** The signature holds; single messages of a bundle may still be unfit. */
  record Trusted(VerifiedEnvelope envelope) implements Verification {}

  /** Nothing in it is taken. */
  record Refused(Rejection rejection) implements Verification {}
}
