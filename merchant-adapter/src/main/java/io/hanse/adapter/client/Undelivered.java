package io.hanse.adapter.client;

/** Messages could not be delivered yet; they stay in the outbox and will be sent again. */
public final class Undelivered extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long waiting;

  public Undelivered(long waiting, String reason) {
    super(
        waiting
            + (waiting == 1 ? " message waits" : " messages wait")
            + " in the outbox: "
            + reason);
    this.waiting = waiting;
  }

  /** How many wait. */
  public long waiting() {
    return waiting;
  }
}
