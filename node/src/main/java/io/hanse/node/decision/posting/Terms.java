package io.hanse.node.decision.posting;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.LedgerEntry;
import io.hanse.protocol.identity.LedgerId;

/**
 * The terms under which a batch is decided: one version of the directory, seen from one ledger.
 *
 * @param ledger the ledger that decides
 * @param cardPrefix six digits under which it numbers new cards
 * @param directory participants, tariffs, locations and the programme
 */
public record Terms(LedgerId ledger, int cardPrefix, Directory directory) {
  /**
   * The terms of a ledger; new cards get its first prefix.
   *
   * @throws IllegalArgumentException when the directory does not list the ledger
   */
  public static Terms of(Directory directory, LedgerId ledger) {
    LedgerEntry entry =
        directory
            .ledger(ledger)
            .orElseThrow(() -> new IllegalArgumentException("no ledger " + ledger));
    return new Terms(ledger, entry.prefixes().getFirst(), directory);
  }
}
