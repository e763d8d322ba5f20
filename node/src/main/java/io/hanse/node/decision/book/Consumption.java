package io.hanse.node.decision.book;

import io.hanse.node.decision.message.MessageKey;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.amount.Points;
import java.util.Optional;

/**
 * Points of one lot that a redemption or a capture spent. A message consumes a lot once.
 *
 * @param redemption the redemption or capture; its participant is the acceptor
 * @param points how many, more than zero
 * @param restored how many of them came back so far
 * @param viaPool the acceptor's reimbursement at the time, where it differed from what the issuer
 *     owes: then the issuer owed the pool, and the pool the acceptor
 */
public record Consumption(
    MessageKey redemption, long lot, Points points, Points restored, Optional<PointRate> viaPool) {

  /** The points that have not come back. */
  public Points left() {
    return points.minus(restored);
  }

  /** This consumption after points of it came back. */
  public Consumption after(Restoration restoration) {
    return new Consumption(redemption, lot, points, restored.plus(restoration.points()), viaPool);
  }
}
