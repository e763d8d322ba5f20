package io.hanse.node.decision.book;

/** Figures that one message may not pass, so that what it is worth always fits a {@code long}. */
public final class Limits {
  /** One thousand million points: at most what a redemption may ask for on the wire. */
  public static final long POINTS_PER_MESSAGE = 1_000_000_000L;

  private Limits() {}
}
