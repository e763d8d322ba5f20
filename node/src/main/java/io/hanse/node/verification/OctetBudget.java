package io.hanse.node.verification;

import java.util.concurrent.atomic.AtomicLong;

/** How many octets of envelopes a node holds at once, all senders together. Safe for any thread. */
public final class OctetBudget {
  private final long octets;
  private final AtomicLong taken = new AtomicLong();

  /**
   * A budget of which nothing is taken.
   *
   * @param octets more than zero
   */
  public OctetBudget(long octets) {
    if (octets < 1) {
      throw new IllegalArgumentException("a budget of " + octets + " octets");
    }
    this.octets = octets;
  }

  /** A share that can grow; empty so far. */
  public Share share() {
    return new Share(this);
  }

  /** What one request holds. Used by one thread at a time. */
  public static final class Share {
    private final OctetBudget budget;
    private long held;

    private Share(OctetBudget budget) {
      this.budget = budget;
    }

    /**
     * Takes more.
     *
     * @return false when so much is not left; nothing is taken then
     */
    public boolean grow(long more) {
      if (budget.taken.addAndGet(more) > budget.octets) {
        budget.taken.addAndGet(-more);
        return false;
      }
      held += more;
      return true;
    }

    /** Gives all of it back; again is no harm. */
    public void release() {
      budget.taken.addAndGet(-held);
      held = 0;
    }
  }
}
