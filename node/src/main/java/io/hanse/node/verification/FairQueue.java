package io.hanse.node.verification;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Work that waits its turn: senders take turns, and so do the keys of one sender. A connection has
 * one request under way at a time, so that connections take turns within a key by themselves. Safe
 * for any thread.
 *
 * @param <S> whoever sends
 * @param <K> the key that signs
 * @param <T> work
 */
final class FairQueue<S, K, T> {
  private final Map<S, Map<K, Deque<T>>> waiting = new LinkedHashMap<>();

  synchronized void add(S sender, K key, T work) {
    waiting
        .computeIfAbsent(sender, first -> new LinkedHashMap<>())
        .computeIfAbsent(key, first -> new ArrayDeque<>())
        .add(work);
  }

  /** The next work, if there is any. */
  synchronized Optional<T> poll() {
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    Map.Entry<S, Map<K, Deque<T>>> sender = removeFirst(waiting);
    Map.Entry<K, Deque<T>> key = removeFirst(sender.getValue());
    T work = key.getValue().remove();
    if (!key.getValue().isEmpty()) {
      sender.getValue().put(key.getKey(), key.getValue());
    }
    if (!sender.getValue().isEmpty()) {
      waiting.put(sender.getKey(), sender.getValue());
    }
    return Optional.of(work);
  }

  private static <A, B> Map.Entry<A, B> removeFirst(Map<A, B> map) {
    Iterator<Map.Entry<A, B>> entries = map.entrySet().iterator();
    Map.Entry<A, B> first = Map.Entry.copyOf(entries.next());
    entries.remove();
    return first;
  }
}
