package io.hanse.clearing.directory;

import io.hanse.protocol.identity.LedgerId;
import java.util.Optional;

/**
 * Whether a version of the directory is in force on a ledger.
 *
 * @param ledger which
 * @param missing why clearing does not know the version to be in force; empty where it is
 */
public record LedgerCopy(LedgerId ledger, Optional<String> missing) {
  static LedgerCopy inForce(LedgerId ledger) {
    return new LedgerCopy(ledger, Optional.empty());
  }

  static LedgerCopy missing(LedgerId ledger, String reason) {
    return new LedgerCopy(ledger, Optional.of(reason));
  }

  public boolean isInForce() {
    return missing.isEmpty();
  }
}
