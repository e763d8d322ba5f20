package io.hanse.node.verification;

import io.hanse.node.connection.Sender;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part of a budget, with all claims on it. Whoever uses it holds the budget's lock. */
final class BudgetPart {
  private final long octets;
  private final Map<Sender, Holder> holders = new HashMap<>();
  private long taken;
  private long kept;

  /** What one sender has, and which of his claims can still give way. */
  private static final class Holder {
    private final Set<Claim> open = new LinkedHashSet<>();
    private long octets;
    private int claims;
  }

  BudgetPart(long octets) {
    this.octets = octets;
  }

  /** Takes more for a claim, if need be from claims that are not whole yet. */
  boolean grow(Claim claim, long more) {
    if (claim.lost || more > octets) {
      return false;
    }
    while (!fits(claim.sender, more)) {
      Optional<Claim> slowest = toGiveWay(claim, more);
      if (slowest.isEmpty()) {
        return false;
      }
      slowest.get().lose();
    }
    Holder holder = holders.computeIfAbsent(claim.sender, sender -> new Holder());
    if (claim.part == null) {
      claim.part = this;
      holder.claims++;
      holder.open.add(claim);
    }
    claim.octets += more;
    holder.octets += more;
    taken += more;
    return true;
  }

  /** A sender may hold as much as he leaves free. */
  private boolean fits(Sender sender, long more) {
    long free = octets - taken - more;
    return free >= 0 && heldBy(sender) + more <= free;
  }

  private long heldBy(Sender sender) {
    Holder holder = holders.get(sender);
    return holder == null ? 0 : holder.octets;
  }

  /**
   * The claim that has to give way: of a sender who holds more than this one would, or of the same
   * sender where it comes more slowly.
   */
  private Optional<Claim> toGiveWay(Claim claim, long more) {
    long now = System.nanoTime();
    long held = heldBy(claim.sender) + more;
    Comparator<Map.Entry<Sender, Holder>> most =
        Comparator.comparingLong(entry -> entry.getValue().octets);
    return holders.entrySet().stream()
        .filter(entry -> entry.getKey().equals(claim.sender) || entry.getValue().octets > held)
        .sorted(most.reversed())
        .flatMap(
            entry ->
                entry.getValue().open.stream()
                    .filter(open -> open != claim)
                    .min(Comparator.comparingLong(open -> open.rate(now)))
                    .filter(
                        open ->
                            !open.sender.equals(claim.sender) || open.rate(now) < claim.rate(now))
                    .stream())
        .findFirst();
  }

  /** Whether so much is free or held by claims that can give way. */
  boolean hasRoomFor(long more) {
    return octets - kept >= more;
  }

  void mark(long now) {
    holders.values().forEach(holder -> holder.open.forEach(claim -> claim.mark(now)));
  }

  private void release(Claim claim) {
    Holder holder = holders.get(claim.sender);
    if (holder == null) {
      return;
    }
    taken -= claim.octets;
    holder.octets -= claim.octets;
    kept -= claim.whole ? claim.octets : 0;
    holder.open.remove(claim);
    holder.claims--;
    if (holder.claims == 0) {
      holders.remove(claim.sender);
    }
  }

  /** The space of one envelope. */
  static final class Claim {
    private static final long UNJUDGED = Long.MAX_VALUE;
    private static final long NANOS = 1_000_000_000L;

    private final Sender sender;
    private final Runnable giveWay;
    private @Nullable BudgetPart part;
    private long octets;
    private boolean whole;
    private boolean lost;
    private volatile long received;
    private long receivedBefore;
    private long receivedAtMark;
    private long before;
    private long marked;
    private int marks;

    Claim(Sender sender, Runnable giveWay) {
      this.sender = sender;
      this.giveWay = giveWay;
    }

    /** A claim of the same envelope on another part. */
    Claim again() {
      Claim other = new Claim(sender, giveWay);
      other.received = received;
      other.receivedBefore = receivedBefore;
      other.receivedAtMark = receivedAtMark;
      other.before = before;
      other.marked = marked;
      other.marks = marks;
      return other;
    }

    long octets() {
      return octets;
    }

    boolean isIn(BudgetPart other) {
      return part == other;
    }

    boolean isLost() {
      return lost;
    }

    void received(long total) {
      received = total;
    }

    private void mark(long now) {
      before = marked;
      receivedBefore = receivedAtMark;
      marked = now;
      receivedAtMark = received;
      marks++;
    }

    /** Octets a second since the last mark but one; a new envelope is not judged. */
    private long rate(long now) {
      return marks < 2
          ? UNJUDGED
          : (received - receivedBefore) * NANOS / Math.max(NANOS, now - before);
    }

    boolean keep() {
      if (part != null && !whole && !lost) {
        whole = true;
        part.kept += octets;
        Holder holder = part.holders.get(sender);
        if (holder != null) {
          holder.open.remove(this);
        }
      }
      return !lost;
    }

    private void lose() {
      release();
      giveWay.run();
    }

    void release() {
      if (part != null && !lost) {
        part.release(this);
      }
      lost = true;
      octets = 0;
    }
  }
}
