package io.hanse.node.verification;

import io.hanse.node.connection.Sender;
import io.hanse.protocol.signing.Jws;
import java.util.concurrent.TimeUnit;

/**
 * How many octets of envelopes a node holds at once, from their first octets to their answer. Safe
 * for any thread.
 *
 * <p>A quarter is kept for short envelopes. In both parts a sender may hold as much as he leaves
 * free, so that a single one gets half, two get a third each, and there is always room for the next
 * (dynamic thresholds: Choudhury and Hahne, 1998). Where space is short an envelope that is not
 * whole yet gives way: among those of the sender who holds most the one that comes slowest. A whole
 * one never does.
 */
public final class OctetBudget {
  /** Octets up to which an envelope is short; some eighty messages. */
  static final int SHORT = 64 << 10;

  /** The least budget in which one sender can hold an envelope of the largest size. */
  public static final int LEAST = 16 << 20;

  private static final long MARK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final BudgetPart forShort;
  private final BudgetPart forLong;
  private long marked = System.nanoTime();

  /**
   * A budget of which nothing is taken.
   *
   * @param octets at least {@link #LEAST}
   */
  public OctetBudget(long octets) {
    if (octets < LEAST) {
      throw new IllegalArgumentException("a budget of " + octets + " octets");
    }
    this.forShort = new BudgetPart(octets / 4);
    this.forLong = new BudgetPart(octets - octets / 4);
  }

  /**
   * A share that can grow; empty so far.
   *
   * @param sender whose envelope it is
   * @param giveWay called, from any thread, when the share has lost its space to another
   */
  public Share share(Sender sender, Runnable giveWay) {
    return new Share(this, new BudgetPart.Claim(sender, giveWay));
  }

  /** Looks how fast envelopes come, once a second however often it is called. */
  public synchronized void mark() {
    long now = System.nanoTime();
    if (now - marked >= MARK_NANOS) {
      marked = now;
      forShort.mark(now);
      forLong.mark(now);
    }
  }

  /** Whether an envelope of any size can be taken, if need be in place of unfinished ones. */
  public synchronized boolean hasRoom() {
    return forShort.hasRoomFor(SHORT) && forLong.hasRoomFor(Jws.MAX_OCTETS);
  }

  /** What one request holds. Used by one thread at a time. */
  public static final class Share {
    private final OctetBudget budget;
    private BudgetPart.Claim claim;

    private Share(OctetBudget budget, BudgetPart.Claim claim) {
      this.budget = budget;
      this.claim = claim;
    }

    /**
     * Takes more.
     *
     * @return false when so much cannot be had, or the share has lost what it had
     */
    public boolean grow(long more) {
      synchronized (budget) {
        long octets = claim.octets() + more;
        if (octets <= SHORT) {
          return budget.forShort.grow(claim, more);
        }
        if (claim.isIn(budget.forLong)) {
          return budget.forLong.grow(claim, more);
        }
        return moveToLong(octets);
      }
    }

    private boolean moveToLong(long octets) {
      BudgetPart.Claim longer = claim.again();
      if (claim.isLost() || !budget.forLong.grow(longer, octets)) {
        return false;
      }
      claim.release();
      claim = longer;
      return true;
    }

    /** So many octets have come so far. */
    public void received(long octets) {
      claim.received(octets);
    }

    /**
     * Everything has come: from now on the share gives way to nobody.
     *
     * @return false when the share has lost its space already
     */
    public boolean keep() {
      synchronized (budget) {
        return claim.keep();
      }
    }

    /** Gives all of it back. Idempotent. */
    public void release() {
      synchronized (budget) {
        claim.release();
      }
    }
  }
}
