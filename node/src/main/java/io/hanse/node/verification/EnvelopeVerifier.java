package io.hanse.node.verification;

/** Judges envelopes against the directory. Nothing else makes verified messages. */
public final class EnvelopeVerifier {}
