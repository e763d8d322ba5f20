package io.hanse.config.shared;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The open cycle, what is closing, and the last ones. Only clearing writes; a notice of a lower
 * fencing number, or of a lower revision under the same, changes nothing.
 */
public interface SharedCycles {
  /**
   * Shows a cycle.
   *
   * @return false when a newer notice was there: the writer has lost its lease
   */
  Future<Boolean> show(CycleNotice notice);

  Future<Optional<CycleNotice>> find(long cycle);

  /** The last cycles, newest first. */
  Future<List<CycleNotice>> last(int most);

  /** Drops the cycles below a number. */
  Future<Void> dropBelow(long cycle);
}
