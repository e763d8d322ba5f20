package io.hanse.node.position;

import io.hanse.protocol.obligation.Position;
import java.util.List;
import java.util.stream.Stream;

/**
 * The figures of windows that have ended and are not instructed, as far as is known. Nothing posts
 * into them any more, so that they are read from SQL once.
 *
 * @param instructed the last window that clearing has instructed, 0 where that is not known
 * @param below all windows below this one have been read
 * @param positions of those above {@code instructed}
 */
record EndedWindows(long instructed, long below, List<Position> positions) {
  static final EndedWindows UNREAD = new EndedWindows(0, 1, List.of());

  /** Where nobody knows what is instructed, more than these would be history. */
  private static final long RECENT = 100;

  EndedWindows {
    positions = List.copyOf(positions);
  }

  /** Without what has been instructed since. */
  EndedWindows instructedUpTo(long window) {
    return new EndedWindows(
        window, below, positions.stream().filter(it -> it.window() > window).toList());
  }

  /** The first window that is still to be read. */
  long from(long open) {
    long needed = instructed > 0 ? instructed + 1 : open - RECENT;
    return Math.max(below, needed);
  }

  /** With all that ended before the open window. */
  EndedWindows with(List<Position> more, long open) {
    return new EndedWindows(
        instructed, open, Stream.concat(positions.stream(), more.stream()).toList());
  }
}
