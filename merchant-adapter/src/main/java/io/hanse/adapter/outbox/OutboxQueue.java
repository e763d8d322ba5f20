package io.hanse.adapter.outbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * The order of sending: a member's next message only after the answer to the one before, so that a
 * bundle holds at most one message of each member. May be used by several threads.
 */
final class OutboxQueue {
  private static final Comparator<Pending> BY_TIME =
      Comparator.comparing((Pending pending) -> pending.state().notBefore())
          .thenComparingLong(Pending::number);

  /** Of each member with something to send: its first message is ready, delayed or under way. */
  private final Map<String, Deque<Pending>> members = new HashMap<>();

  private final Deque<Pending> alone = new ArrayDeque<>();
  private final Deque<Pending> bundled = new ArrayDeque<>();
  private final Queue<Pending> delayed = new PriorityQueue<>(BY_TIME);
  private long size;

  /** Takes a message in behind the member's others. */
  synchronized void add(Pending pending) {
    Deque<Pending> queue = members.computeIfAbsent(pending.member(), member -> new ArrayDeque<>());
    queue.addLast(pending);
    size++;
    if (queue.size() == 1) {
      delayed.add(pending);
    }
  }

  /**
   * Hands out what may be sent together now: one message that travels alone, or a bundle.
   *
   * @param most how many messages a bundle may have
   * @param mostOctets how many octets they may have together; one message may have more
   */
  synchronized List<Pending> take(int most, long mostOctets, Instant now) {
    admitDue(now);
    if (!alone.isEmpty()) {
      return List.of(alone.removeFirst());
    }
    List<Pending> bundle = new ArrayList<>();
    long octets = 0;
    while (!bundled.isEmpty() && bundle.size() < most) {
      octets += bundled.getFirst().size();
      if (octets > mostOctets && !bundle.isEmpty()) {
        break;
      }
      bundle.add(bundled.removeFirst());
    }
    return bundle;
  }

  /** A message that was handed out has its final answer: the member's next may go. */
  synchronized void done(Pending pending) {
    Deque<Pending> queue = members.get(pending.member());
    if (queue == null || queue.removeFirst().number() != pending.number()) {
      throw new IllegalStateException("not the member's first message: " + pending.id());
    }
    size--;
    if (queue.isEmpty()) {
      members.remove(pending.member());
    } else {
      delayed.add(queue.getFirst());
    }
  }

  /** A message that was handed out is to be sent again, in the given state. */
  synchronized void again(Pending pending, MessageState.Waiting state) {
    Deque<Pending> queue = members.get(pending.member());
    if (queue == null || queue.removeFirst().number() != pending.number()) {
      throw new IllegalStateException("not the member's first message: " + pending.id());
    }
    Pending next = pending.in(state);
    queue.addFirst(next);
    delayed.add(next);
  }

  /** When the next message that is not under way may be sent. */
  synchronized Optional<Instant> nextDue() {
    if (!alone.isEmpty() || !bundled.isEmpty()) {
      return Optional.of(Instant.EPOCH);
    }
    return Optional.ofNullable(delayed.peek()).map(pending -> pending.state().notBefore());
  }

  /** Messages without a final answer, those under way included. */
  synchronized long size() {
    return size;
  }

  private void admitDue(Instant now) {
    for (Pending next = delayed.peek();
        next != null && !next.state().notBefore().isAfter(now);
        next = delayed.peek()) {
      delayed.remove();
      (next.alone() ? alone : bundled).addLast(next);
    }
  }
}
