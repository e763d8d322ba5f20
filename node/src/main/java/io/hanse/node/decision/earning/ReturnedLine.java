package io.hanse.node.decision.earning;

import io.hanse.node.decision.book.Exact;
import io.hanse.node.decision.book.TakenLine;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.amount.Quantity;
import io.hanse.protocol.message.LinePart;
import io.hanse.protocol.message.PurchaseLine;
import io.hanse.protocol.rejection.Left;
import java.util.Optional;

/**
 * One line of an accrual with what it earned and what was taken back of it so far. Computes what a
 * further part takes back, always on the running part, so that parts add up exactly to what the
 * line earned and never exceed it.
 *
 * @param line as it was bought
 * @param earned points that it gave, zero where no rule fitted
 * @param before what was taken back so far
 */
record ReturnedLine(PurchaseLine line, long earned, TakenLine before) {

  /** Nothing of it is left to take back. A line that cost nothing is counted by its quantity. */
  boolean isExhausted() {
    return line.amount().isZero() ? quantityLeft() == 0 : amountLeft() == 0;
  }

  /** What is left, as a sender is told. */
  Left.OfLine left() {
    return new Left.OfLine(
        line.line(),
        quantityLeft() == 0 ? Optional.empty() : Optional.of(new Quantity(quantityLeft())),
        Money.of(line.amount().currency(), amountLeft()),
        Points.of(earned - before.points().value()));
  }

  /** Everything that is left. */
  TakenLine rest() {
    return taken(amountLeft(), quantityLeft());
  }

  /** What that part takes back, or nothing where it is more than is left. */
  Optional<TakenLine> part(LinePart part) {
    long thousandths = part.quantity().map(Quantity::thousandths).orElse(0L);
    boolean tooMany = thousandths > quantityLeft();
    boolean tooMuch =
        part.amount().isPresent()
            && (!part.amount().get().currency().equals(line.amount().currency())
                || part.amount().get().minorUnits() > amountLeft());
    if (isExhausted() || tooMany || tooMuch) {
      return Optional.empty();
    }
    if (part.amount().isPresent()) {
      return Optional.of(taken(part.amount().get().minorUnits(), thousandths));
    }
    return Optional.of(
        part.quantity().isPresent() ? taken(worth(thousandths), thousandths) : rest());
  }

  /** The share of the amount that belongs to a quantity, at most what is left. */
  private long worth(long thousandths) {
    long amount = line.amount().minorUnits();
    long all = line.quantity().thousandths();
    long upTo = Exact.halfEven(amount, before.thousandths() + thousandths, all);
    return Math.min(upTo - Exact.halfEven(amount, before.thousandths(), all), amountLeft());
  }

  private TakenLine taken(long amount, long thousandths) {
    return new TakenLine(
        before.accrual(),
        line.line(),
        Points.of(pointsFor(before.amount().minorUnits() + amount) - before.points().value()),
        Money.of(line.amount().currency(), amount),
        thousandths);
  }

  private long pointsFor(long amount) {
    long whole = line.amount().minorUnits();
    return whole == 0 ? 0 : Exact.halfEven(earned, amount, whole);
  }

  private long amountLeft() {
    return line.amount().minorUnits() - before.amount().minorUnits();
  }

  private long quantityLeft() {
    return line.quantity().thousandths() - before.thousandths();
  }
}
