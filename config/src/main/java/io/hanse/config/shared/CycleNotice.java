package io.hanse.config.shared;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.LedgerId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of one cycle as clearing shows it.
 *
 * @param cycle its number, from 1
 * @param fence the fencing number of the instance that writes; of two notices the higher is right
 * @param revision grows with each notice under one fence; of two the higher is right
 * @param phase open, sealing, sealed, netted, instructed or settled
 * @param changedAt when it entered that phase, by clearing's database
 * @param windows the last sealed window of each ledger that is part of it
 * @param gross obligations before netting, one amount a currency
 * @param net payments after netting, one amount a currency
 */
public record CycleNotice(
    long cycle,
    long fence,
    long revision,
    String phase,
    Instant changedAt,
    SortedMap<LedgerId, Long> windows,
    List<Money> gross,
    List<Money> net) {
  public CycleNotice {
    windows = Collections.unmodifiableSortedMap(new TreeMap<>(windows));
    gross = List.copyOf(gross);
    net = List.copyOf(net);
  }
}
