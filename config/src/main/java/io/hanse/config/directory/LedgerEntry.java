package io.hanse.config.directory;

import io.hanse.protocol.identity.LedgerId;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One ledger of the network.
 *
 * @param id its name
 * @param prefixes the card prefixes whose members are at home here, 100000 to 999999
 * @param countries the countries whose enrolments are homed here unless they name a ledger
 * @param keys the keys that sign its batches and seals
 */
public record LedgerEntry(
    LedgerId id, List<Integer> prefixes, SortedSet<CountryCode> countries, List<KeyEntry> keys) {
  public LedgerEntry {
    prefixes = List.copyOf(prefixes);
    countries = Collections.unmodifiableSortedSet(new TreeSet<>(countries));
    keys = List.copyOf(keys);
  }
}
