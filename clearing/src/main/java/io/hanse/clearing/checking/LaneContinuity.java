package io.hanse.clearing.checking;

import java.util.NavigableSet;
import java.util.Optional;

/**
 * Compares a lane's batches in one window with those in another: no batch may be missing in
 * between. Windows may be checked out of order, because a waiting cycle does not hold up later
 * ones; a window whose lanes are unknown is compared once it is checked.
 *
 * @param unknown the windows whose lanes are not known
 */
public record LaneContinuity(NavigableSet<Long> unknown) {
  /**
   * Checks one transition.
   *
   * @param before the lane's nearest known span before, if there is one
   * @param after the lane's next known span
   * @return the fault, if there is one
   */
  public Optional<String> fault(Optional<LaneSpan> before, LaneSpan after) {
    long from = before.map(LaneSpan::window).orElse(0L);
    boolean gap = !unknown.subSet(from, false, after.window(), false).isEmpty();
    boolean right =
        before
            .map(known -> gap ? after.first() > known.last() : after.continues(known))
            .orElse(gap || after.begins());
    return right
        ? Optional.empty()
        : Optional.of(
            "lane %d of window %d begins with batch %d, which does not continue %s"
                .formatted(
                    after.lane(),
                    after.window(),
                    after.first(),
                    before
                        .map(known -> "batch " + known.last() + " of window " + known.window())
                        .orElse("from nothing")));
  }
}
