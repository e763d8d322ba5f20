package io.hanse.config.directory;

import io.hanse.protocol.amount.CurrencyCode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the network's points are earned and spent.
 *
 * @param earnRules in order: for each line the first that matches counts
 * @param burnValues points that buy one major unit, by currency: 100 points for 1.00 EUR
 * @param lotMonths how many months points live, 1 to 1200
 * @param graceDays how many days a slice lives that is restored after it lapsed, 0 to 366
 */
public record Programme(
    List<EarnRule> earnRules,
    SortedMap<CurrencyCode, PointsPerUnit> burnValues,
    int lotMonths,
    int graceDays) {
  public Programme {
    earnRules = List.copyOf(earnRules);
    burnValues = Collections.unmodifiableSortedMap(new TreeMap<>(burnValues));
  }

  public Optional<PointsPerUnit> burnValue(CurrencyCode currency) {
    return Optional.ofNullable(burnValues.get(currency));
  }
}
