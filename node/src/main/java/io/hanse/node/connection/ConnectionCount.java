package io.hanse.node.connection;

import java.util.HashMap;
import java.util.Map;

/** How many connections a node has, in all and for each sender. Safe for any thread. */
public final class ConnectionCount {
  private final int most;
  private final int mostOfOne;
  private final Map<Sender, Integer> bySender = new HashMap<>();
  private int all;

  /**
   * No connections yet.
   *
   * @param most connections of all senders, at least 1
   * @param mostOfOne connections of one sender, at least 1
   */
  public ConnectionCount(int most, int mostOfOne) {
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /** Whether one more is permitted; it counts until it is {@link #removed}. */
  synchronized boolean admits(Sender sender) {
    int before = bySender.getOrDefault(sender, 0);
    if (all >= most || before >= mostOfOne) {
      return false;
    }
    bySender.put(sender, before + 1);
    all++;
    return true;
  }

  /** An admitted connection has ended. */
  synchronized void removed(Sender sender) {
    bySender.computeIfPresent(sender, (key, count) -> count > 1 ? count - 1 : null);
    all--;
  }
}
