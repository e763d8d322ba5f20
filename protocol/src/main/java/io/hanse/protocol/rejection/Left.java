package io.hanse.protocol.rejection;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.amount.Quantity;
import java.util.Optional;

/** How much is left to be spent or taken back, for a sender who asked for more or wants to know. */
public sealed interface Left {
  /** The points that are left, zero or more. */
  Points points();

  /** Points of a balance, of an authorization, or of a redemption that can be taken back. */
  record OfPoints(Points points) implements Left {}

  /**
   * What can still be taken back of one line of a purchase.
   *
   * @param line its number
   * @param quantity empty where none is left
   * @param amount zero or more
   */
  record OfLine(int line, Optional<Quantity> quantity, Money amount, Points points)
      implements Left {}
}
