package io.hanse.node.decision.earning;

import io.hanse.node.decision.book.TakenLine;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.StoredMessage;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.message.PurchaseLine;
import io.hanse.protocol.outcome.Explanation;
import io.hanse.protocol.rejection.Left;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What can still be taken back of a purchase, line by line. */
public final class ReturnableLines {
  private final MessageKey accrual;
  private final Map<Integer, Explanation> earned = new HashMap<>();

  ReturnableLines(MessageKey accrual, StoredMessage.Basket basket) {
    this.accrual = accrual;
    basket.earned().forEach(explanation -> earned.put(explanation.line(), explanation));
  }

  /**
   * What is left of each line, in the order of the purchase.
   *
   * @param taken what was taken back so far, each line once
   */
  public static List<Left> left(
      MessageKey accrual, StoredMessage.Basket basket, Collection<TakenLine> taken) {
    Map<Integer, TakenLine> before = new HashMap<>();
    taken.forEach(line -> before.put(line.line(), line));
    ReturnableLines lines = new ReturnableLines(accrual, basket);
    List<Left> left = new ArrayList<>();
    for (PurchaseLine line : basket.purchase().lines()) {
      left.add(lines.line(line, before.getOrDefault(line.line(), lines.nothing(line))).left());
    }
    return left;
  }

  /** A line with what was taken back of it so far. */
  ReturnedLine line(PurchaseLine line, TakenLine before) {
    Explanation explanation = earned.get(line.line());
    return new ReturnedLine(line, explanation == null ? 0 : explanation.points().value(), before);
  }

  /** Of a line of which nothing was taken back yet. */
  TakenLine nothing(PurchaseLine line) {
    return new TakenLine(
        accrual, line.line(), Points.ZERO, Money.zero(line.amount().currency()), 0);
  }
}
