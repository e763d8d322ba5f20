package io.hanse.clearing.sealing;

import io.hanse.config.shared.SealNotice;

/**
 * A seal that belongs to a cycle.
 *
 * @param cycle the only one it belongs to
 * @param seal what the ledger signed
 * @param checked whether the window's obligations have been pulled and agree with it
 */
public record CycleSeal(long cycle, SealNotice seal, boolean checked) {
  public SealedWindow window() {
    return new SealedWindow(seal.ledger(), seal.window(), checked);
  }
}
