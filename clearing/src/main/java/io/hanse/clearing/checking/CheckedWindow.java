package io.hanse.clearing.checking;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.statement.Statement;
import java.util.List;

/**
 * What a ledger handed over for a sealed window, after it was found to agree with the seal.
 *
 * @param ledger the book
 * @param window its number
 * @param lanes what each lane of the ledger wrote in it
 * @param batches those that have obligations, with their ways to the seal's root
 * @param entries the obligations in the order of their batches, messages and places, with their
 *     ways to their batch's root; {@code batch} is a place in {@code batches}
 * @param trialBalance every account of the ledger at the seal
 */
public record CheckedWindow(
    LedgerId ledger,
    long window,
    List<LaneSpan> lanes,
    List<Statement.Batch> batches,
    List<Statement.Entry> entries,
    List<TrialBalanceRow> trialBalance) {
  public CheckedWindow {
    lanes = List.copyOf(lanes);
    batches = List.copyOf(batches);
    entries = List.copyOf(entries);
    trialBalance = List.copyOf(trialBalance);
  }
}
