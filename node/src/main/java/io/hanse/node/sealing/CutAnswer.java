package io.hanse.node.sealing;

/** What became of an order to cut. */
public sealed interface CutAnswer {
  /**
   * The window has ended, now or before, and this is its seal. The octets are shared: not to be
   * changed.
   *
   * @param octets complete, signature included
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Sealed(byte[] octets) implements CutAnswer {}

  /** The window has not begun: who orders is ahead of the ledger. */
  record TooEarly() implements CutAnswer {}

  /** A higher fencing number has been seen: who orders is not in charge any more. */
  record FencedOff() implements CutAnswer {}
}
