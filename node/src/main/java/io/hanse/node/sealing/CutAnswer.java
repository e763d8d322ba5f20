package io.hanse.node.sealing;

/** The result of an order to cut a window. */
public sealed interface CutAnswer {
  /**
   * The window has ended, now or before; its seal. The octets are shared: not to be changed.
   *
   * @param octets complete, signature included
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Sealed(byte[] octets) implements CutAnswer {}

  /** The window has not begun on this ledger. */
  record TooEarly() implements CutAnswer {}

  /** A higher fencing number was seen: the sender no longer leads clearing. */
  record FencedOff() implements CutAnswer {}
}
