package io.hanse.node.ledger.intake;

import io.hanse.node.verification.SignedEnvelope;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue between the receivers of messages and the lanes that post them. A message that
 * does not fit is answered {@code unavailable} at once. Thread-safe.
 */
public final class Intake {
  /** Octets of waiting envelopes, at most: 64 MB. */
  private static final long QUEUED_OCTETS = 64L << 20;

  /** Octets of a batch's envelopes, at most, unless one unit has more: 8 MB. */
  static final long BATCH_OCTETS = 8L << 20;

  private final int capacity;
  private final long octetCapacity;
  private final Deque<Unit> queue = new ArrayDeque<>();
  private final Deque<Runnable> idle = new ArrayDeque<>();
  private int queued;
  private long queuedOctets;
  private boolean closed;

  /**
   * An empty intake.
   *
   * @param capacity how many messages may wait, more than zero
   */
  public Intake(int capacity) {
    this(capacity, QUEUED_OCTETS);
  }

  Intake(int capacity, long octetCapacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("an intake holds a message or more: " + capacity);
    }
    this.capacity = capacity;
    this.octetCapacity = octetCapacity;
  }

  /**
   * Queues deliveries that belong together: they are decided in this order, in one batch.
   *
   * @return one answer each, in the same order; the future never fails
   */
  public Future<List<Answer>> submit(List<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    Unit unit = new Unit(deliveries);
    Runnable lane;
    synchronized (this) {
      // A unit of any size fits into an empty intake.
      if (closed || (queued > 0 && !hasRoomFor(unit))) {
        return Future.succeededFuture(unit.allTurnedAway(RejectionCode.UNAVAILABLE));
      }
      queue.add(unit);
      queued += deliveries.size();
      queuedOctets += unit.octets();
      lane = idle.poll();
    }
    if (lane != null) {
      lane.run();
    }
    return unit.answers.future();
  }

  private boolean hasRoomFor(Unit unit) {
    return queued + unit.size() <= capacity && queuedOctets + unit.octets() <= octetCapacity;
  }

  /** The number of waiting messages. */
  public synchronized int queued() {
    return queued;
  }

  /**
   * Takes the next units, up to about that many messages and {@link #BATCH_OCTETS}, and at least
   * one unit.
   *
   * @param wake called once when deliveries arrive, if the intake is empty now
   */
  public synchronized List<Unit> take(int most, Runnable wake) {
    List<Unit> taken = new ArrayList<>();
    int messages = 0;
    long octets = 0;
    for (@Nullable Unit next = queue.peek();
        next != null
            && (taken.isEmpty()
                || (messages + next.size() <= most && octets + next.octets() <= BATCH_OCTETS));
        next = queue.peek()) {
      taken.add(queue.remove());
      messages += next.size();
      octets += next.octets();
    }
    queued -= messages;
    queuedOctets -= octets;
    if (taken.isEmpty() && !closed) {
      idle.add(wake);
    }
    return taken;
  }

  /** Accepts no more deliveries; those in the queue are still taken. */
  public void close() {
    List<Runnable> waiting;
    synchronized (this) {
      closed = true;
      waiting = List.copyOf(idle);
      idle.clear();
    }
    waiting.forEach(Runnable::run);
  }

  public synchronized boolean isDrained() {
    return closed && queue.isEmpty();
  }

  /** Deliveries that are decided together. */
  public static final class Unit {
    private final List<Delivery> deliveries;
    private final long octets;
    private final Promise<List<Answer>> answers = Promise.promise();

    Unit(List<Delivery> deliveries) {
      this.deliveries = List.copyOf(deliveries);
      this.octets = octets(this.deliveries);
    }

    /** Messages of one envelope share its octets. */
    private static long octets(List<Delivery> deliveries) {
      Set<Object> counted = Collections.newSetFromMap(new IdentityHashMap<>());
      long octets = 0;
      for (Delivery delivery : deliveries) {
        switch (delivery) {
          case Delivery.Own own -> octets += own.octets().length;
          case Delivery.Received received -> {
            SignedEnvelope envelope = received.message().envelope();
            octets += counted.add(envelope) ? envelope.length() : 0;
          }
        }
      }
      return octets;
    }

    long octets() {
      return octets;
    }

    public List<Delivery> deliveries() {
      return deliveries;
    }

    public int size() {
      return deliveries.size();
    }

    public void answer(List<Answer> given) {
      answers.complete(given);
    }

    private List<Answer> allTurnedAway(RejectionCode code) {
      Answer answer = new Answer.TurnedAway(Rejection.of(code));
      return deliveries.stream().map(delivery -> answer).toList();
    }
  }
}
