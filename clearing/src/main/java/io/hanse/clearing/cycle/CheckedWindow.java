package io.hanse.clearing.cycle;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.obligation.Obligation;
import java.util.List;

/**
 * What a ledger handed over for a sealed window, after it was found to agree with the seal.
 *
 * @param ledger the book
 * @param window its number
 * @param obligations in the order of their batches, messages and places
 * @param trialBalance every account of the ledger at the seal
 */
public record CheckedWindow(
    LedgerId ledger,
    long window,
    List<Obligation> obligations,
    List<TrialBalanceRow> trialBalance) {
  public CheckedWindow {
    obligations = List.copyOf(obligations);
    trialBalance = List.copyOf(trialBalance);
  }
}
