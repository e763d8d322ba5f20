package io.hanse.node.routing;

import io.hanse.config.shared.SeenMessage;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bounded memory of messages: the older half goes when the younger is full. Safe for any thread.
 */
final class RecentMessages {
  private final int half;
  private volatile Set<SeenMessage> older = Set.of();
  private volatile Set<SeenMessage> younger = ConcurrentHashMap.newKeySet();

  /**
   * Nothing remembered yet.
   *
   * @param most how many are kept at most; half as many are always the latest
   */
  RecentMessages(int most) {
    this.half = most / 2;
  }

  synchronized void add(SeenMessage message) {
    if (younger.size() >= half) {
      older = younger;
      younger = ConcurrentHashMap.newKeySet();
    }
    younger.add(message);
  }

  boolean contains(SeenMessage message) {
    return younger.contains(message) || older.contains(message);
  }
}
