package io.hanse.node.ledger.intake;

import io.hanse.protocol.rejection.Rejection;

/** What became of one delivery. The octets are shared: not to be changed. */
public sealed interface Answer {
  /**
   * It has its one effect.
   *
   * @param receipt the receipt's octets, the same for ever
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Applied(byte[] receipt) implements Answer {}

  /**
   * It was refused for good, and that is recorded.
   *
   * @param receipt the receipt of the refusal, the same for ever
   * @param rejection why
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Refused(byte[] receipt, Rejection rejection) implements Answer {}

  /**
   * Nothing is recorded; the rejection's code says whether to try again. Only {@code
   * outcome-unknown} leaves open whether something was applied.
   */
  record TurnedAway(Rejection rejection) implements Answer {}
}
