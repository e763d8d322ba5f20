package io.hanse.clearing.directory;

import io.hanse.protocol.identity.LedgerId;
import java.util.Optional;

/**
 * How a ledger stands to a version of the directory.
 *
 * @param ledger which
 * @param missing why the version is not in force there, as far as clearing knows; nothing where it
 *     is
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
