package io.hanse.adapter.outbox;

/** How many messages stand where. */
public record OutboxCounts(long waiting, long applied, long refused, long setAside) {
  public long all() {
    return waiting + applied + refused + setAside;
  }
}
