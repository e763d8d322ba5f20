package io.hanse.node.decision.book;

import io.hanse.protocol.identity.CardNumber;

/**
 * What is added to a member's figures, in points of either sign.
 *
 * @param card the member
 */
public record MemberChange(CardNumber card, long available, long held, long debt) {
  /**
   * Both changes of one member together.
   *
   * @throws ArithmeticException when a sum does not fit
   */
  public MemberChange plus(MemberChange more) {
    return new MemberChange(
        card,
        Math.addExact(available, more.available),
        Math.addExact(held, more.held),
        Math.addExact(debt, more.debt));
  }
}
