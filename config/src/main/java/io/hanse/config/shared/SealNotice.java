package io.hanse.config.shared;

import io.hanse.protocol.identity.LedgerId;
import java.util.Arrays;

/** A seal as its ledger published it. */
public final class SealNotice {
  private final LedgerId ledger;
  private final long window;
  private final byte[] octets;

  /**
   * A notice.
   *
   * @param ledger the book
   * @param window its window, from 1
   * @param octets the seal's complete octets, signature included
   */
  public SealNotice(LedgerId ledger, long window, byte[] octets) {
    this.ledger = ledger;
    this.window = window;
    this.octets = octets.clone();
  }

  public LedgerId ledger() {
    return ledger;
  }

  public long window() {
    return window;
  }

  public byte[] octets() {
    return octets.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealNotice that
        && ledger.equals(that.ledger)
        && window == that.window
        && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return 31 * ledger.hashCode() + Long.hashCode(window);
  }

  @Override
  public String toString() {
    return "seal of " + ledger + " " + window;
  }
}
