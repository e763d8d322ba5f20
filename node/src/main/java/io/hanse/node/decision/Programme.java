package io.hanse.node.decision;

import io.hanse.protocol.amount.CurrencyCode;
import java.util.List;
import java.util.Map;

/**
 * How points are earned, what they are worth and how long they last.
 *
 * @param earnRules of which the first that fits a line gives its points
 * @param burnValues what points are worth at the till, by currency
 * @param lotMonths how long points last from posting, calendar months in UTC
 * @param graceDays how long points last that come back after they had lapsed
 */
public record Programme(
    List<EarnRule> earnRules,
    Map<CurrencyCode, BurnValue> burnValues,
    int lotMonths,
    int graceDays) {
  public Programme {
    earnRules = List.copyOf(earnRules);
    burnValues = Map.copyOf(burnValues);
  }
}
