package io.hanse.config.shared;

import io.hanse.protocol.identity.LedgerId;

/**
 * The addresses of a ledger's nodes on the clustered event bus. The nodes of a ledger compete for
 * each message; the bus delivers at most once, so a sender must be able to retry.
 */
public final class LedgerAddress {
  private LedgerAddress() {}

  /** Takes an envelope and the places of the messages in it that are for this ledger. */
  public static String messages(LedgerId ledger) {
    return of(ledger, "messages");
  }

  /** Takes a question about what the ledger holds. */
  public static String reads(LedgerId ledger) {
    return of(ledger, "reads");
  }

  /** Takes clearing's order to cut a window; the answer is the seal. */
  public static String cut(LedgerId ledger) {
    return of(ledger, "cut");
  }

  private static String of(LedgerId ledger, String what) {
    return "hanse.ledger." + ledger + "." + what;
  }
}
