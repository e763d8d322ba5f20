package io.hanse.node.page;

import java.util.HashMap;
import java.util.Map;

/**
 * The network's pace, summed up from the nodes' last pulses. A node that has been silent for three
 * seconds does not count. Used from one context only.
 */
final class Pace {
  private static final long SILENCE_NANOS = 3_000_000_000L;

  private final Map<String, Heard> last = new HashMap<>();

  /** A pulse and when it came, by the clock of {@link System#nanoTime}. */
  private record Heard(Pulse pulse, long nanos) {}

  void hear(Pulse pulse, long nanos) {
    last.put(pulse.node(), new Heard(pulse, nanos));
  }

  /** Everything that was posted in the second before. */
  Pulse total(long nanos) {
    last.values().removeIf(heard -> nanos - heard.nanos > SILENCE_NANOS);
    long accruals = 0;
    long redemptions = 0;
    for (Heard heard : last.values()) {
      accruals += heard.pulse.accruals();
      redemptions += heard.pulse.redemptions();
    }
    return new Pulse("all", accruals, redemptions);
  }
}
