package io.hanse.clearing.closing;

import io.hanse.clearing.breaks.Break;
import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.Waiting;
import io.hanse.clearing.netting.Turnover;
import io.hanse.clearing.sealing.Absence;
import io.hanse.clearing.sealing.SealedWindow;
import io.hanse.protocol.amount.CurrencyCode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A cycle as an operator sees it.
 *
 * @param cycle its state
 * @param windows the seals it consists of
 * @param absences the ledgers that could not be reached
 * @param turnovers gross, net and saving by currency; empty before it is netted
 * @param breaks message ids that stand on two ledgers, found by this cycle
 * @param waiting what its next step waits for; empty where nothing holds it up
 */
public record CycleReport(
    Cycle cycle,
    List<SealedWindow> windows,
    List<Absence> absences,
    SortedMap<CurrencyCode, Turnover> turnovers,
    List<Break> breaks,
    List<Waiting> waiting) {
  public CycleReport {
    windows = List.copyOf(windows);
    absences = List.copyOf(absences);
    breaks = List.copyOf(breaks);
    waiting = List.copyOf(waiting);
    turnovers = new TreeMap<>(turnovers);
  }
}
