package io.hanse.node.decision.book;

import io.hanse.node.decision.message.MessageKey;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;

/**
 * What was taken back of one line of an accrual: loaded, all so far; as an effect, what is added.
 *
 * @param accrual the original
 * @param line its line's number
 * @param points taken back
 * @param amount returned, zero or more
 * @param thousandths returned quantity times one thousand, zero or more
 */
public record TakenLine(
    MessageKey accrual, int line, Points points, Money amount, long thousandths) {

  /**
   * Both returns of one line together.
   *
   * @throws ArithmeticException when a sum does not fit
   */
  public TakenLine plus(TakenLine more) {
    return new TakenLine(
        accrual,
        line,
        points.plus(more.points),
        amount.plus(more.amount),
        Math.addExact(thousandths, more.thousandths));
  }
}
