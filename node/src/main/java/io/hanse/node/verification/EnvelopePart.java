package io.hanse.node.verification;

/** One message of an envelope, fit to be decided or not. */
public sealed interface EnvelopePart permits VerifiedMessage, UnfitMessage {
  /** Its place in the bundle, from 0; 0 for a message that travels alone. */
  int index();
}
