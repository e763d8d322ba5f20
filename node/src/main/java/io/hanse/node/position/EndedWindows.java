package io.hanse.node.position;

import io.hanse.protocol.obligation.Position;
import java.util.List;
import java.util.stream.Stream;

/**
 * The positions of ended windows that are not instructed, as far as is known. They no longer
 * change, so they are read from SQL once.
 *
 * @param instructed the last window that clearing has instructed, 0 where that is not known
 * @param below every window below this one has been read
 * @param positions of the windows above {@code instructed}
 */
record EndedWindows(long instructed, long below, List<Position> positions) {
  static final EndedWindows UNREAD = new EndedWindows(0, 1, List.of());

  /** How many windows to read where it is not known which are instructed. */
  private static final long RECENT = 100;

  EndedWindows {
    positions = List.copyOf(positions);
  }

  /** Without the windows instructed since. */
  EndedWindows instructedUpTo(long window) {
    return new EndedWindows(
        window, below, positions.stream().filter(it -> it.window() > window).toList());
  }

  /** The first window still to be read. */
  long from(long open) {
    long needed = instructed > 0 ? instructed + 1 : open - RECENT;
    return Math.max(below, needed);
  }

  /** With the windows that ended before the open one. */
  EndedWindows with(List<Position> more, long open) {
    return new EndedWindows(
        instructed, open, Stream.concat(positions.stream(), more.stream()).toList());
  }
}
