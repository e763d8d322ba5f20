package io.hanse.adapter.outbox;

/** Counts of messages by state. */
public record OutboxCounts(long waiting, long applied, long refused, long setAside) {
  public long all() {
    return waiting + applied + refused + setAside;
  }
}
