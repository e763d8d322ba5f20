package io.hanse.node.routing;

import io.hanse.config.shared.SeenMessage;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A bounded memory of messages: drops its older half when the younger is full. Thread-safe. */
final class RecentMessages {
  private final int half;
  private volatile Set<SeenMessage> older = Set.of();
  private volatile Set<SeenMessage> younger = ConcurrentHashMap.newKeySet();

  /**
   * Nothing remembered yet.
   *
   * @param most messages kept, at most; the latest half of that number are always among them
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
