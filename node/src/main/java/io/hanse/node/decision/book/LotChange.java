package io.hanse.node.decision.book;

/**
 * What is added to a lot's figures, in points of either sign.
 *
 * @param lot the lot's id
 */
public record LotChange(long lot, long remaining, long held, long expired) {
  /**
   * Both changes of one lot together.
   *
   * @throws ArithmeticException when a sum does not fit
   */
  public LotChange plus(LotChange more) {
    return new LotChange(
        lot,
        Math.addExact(remaining, more.remaining),
        Math.addExact(held, more.held),
        Math.addExact(expired, more.expired));
  }
}
