package io.hanse.node.decision.spending;

import io.hanse.node.decision.book.Hold;
import io.hanse.node.decision.book.Lot;
import io.hanse.protocol.amount.Points;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Chooses the lots that points come from: soonest expiring first, then oldest. */
final class LotSelection {
  private LotSelection() {}

  /** How many points of those lots have not lapsed. */
  static Points spendable(List<Lot> lots, Instant now) {
    long points = 0;
    for (Lot lot : lots) {
      points += lot.hasLapsed(now) ? 0 : lot.remaining().value();
    }
    return Points.of(points);
  }

  /**
   * Slices that add up to the points asked for, each lot once; none where the lots that have not
   * lapsed do not suffice.
   *
   * @param lots in any order
   * @param points more than zero
   */
  static List<Hold.Slice> select(List<Lot> lots, long points, Instant now) {
    List<Lot> ordered = new ArrayList<>(lots);
    ordered.sort(Lot.SPENDING_ORDER);
    List<Hold.Slice> slices = new ArrayList<>();
    long missing = points;
    for (Lot lot : ordered) {
      if (missing > 0 && !lot.hasLapsed(now) && lot.remaining().isPositive()) {
        long part = Math.min(missing, lot.remaining().value());
        slices.add(new Hold.Slice(lot.id(), Points.of(part)));
        missing -= part;
      }
    }
    return missing == 0 ? slices : List.of();
  }
}
