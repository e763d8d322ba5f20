package io.hanse.clearing.checking;

import java.util.NavigableSet;
import java.util.Optional;

/**
 * Holds what a lane did in one window against what it did in another: nothing may be missing in
 * between. Windows are not always checked in their order, because a cycle that waits holds up no
 * later one; a window whose lanes are not known yet is compared when it comes.
 *
 * @param unknown the windows whose lanes are not known
 */
public record LaneContinuity(NavigableSet<Long> unknown) {
  /**
   * Checks one transition.
   *
   * @param before what is known of the lane before, the nearest; nothing where nothing is
   * @param after the next that is known
   * @return what is wrong, if anything
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
