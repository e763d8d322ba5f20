package io.hanse.node.ledger.lane;

import io.hanse.node.ledger.batch.BatchSums.Owed;
import io.hanse.node.ledger.batch.BatchSums.Pair;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.obligation.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A lane's own positions in the open window, as its rows have them. Only the lane writes those rows
 * and it begins without any, so it never reads them back.
 */
final class LanePositions {
  private record Figure(long amount, long count, long version) {
    Figure plus(Figure more) {
      return new Figure(
          Math.addExact(amount, more.amount),
          Math.addExact(count, more.count),
          Math.addExact(version, more.version));
    }
  }

  private final LedgerId ledger;
  private final int lane;
  private final Map<Pair, Figure> figures = new HashMap<>();
  private long window;

  LanePositions(LedgerId ledger, int lane) {
    this.ledger = ledger;
    this.lane = lane;
  }

  /** Adds a committed batch; returns the positions that it changed. */
  List<Position> committed(long batchWindow, Map<Pair, Owed> added) {
    if (batchWindow != window) {
      figures.clear();
      window = batchWindow;
    }
    List<Position> changed = new ArrayList<>(added.size());
    added.forEach((pair, owed) -> changed.add(position(pair, owed)));
    return changed;
  }

  private Position position(Pair pair, Owed owed) {
    Figure now = figures.merge(pair, new Figure(owed.amount(), owed.count(), 1), Figure::plus);
    return new Position(
        ledger,
        window,
        lane,
        pair.debtor(),
        pair.creditor(),
        Money.of(pair.currency(), now.amount()),
        now.count(),
        now.version());
  }
}
