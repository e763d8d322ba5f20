package io.hanse.clearing.netting;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.seal.Gross;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What netting is worth, by currency. */
final class Turnovers {
  private Turnovers() {}

  static SortedMap<CurrencyCode, Turnover> of(
      List<Gross> gross, List<Bilateral> bilateral, List<NetPosition> positions) {
    SortedMap<CurrencyCode, Turnover> turnovers = new TreeMap<>();
    for (Gross each : gross) {
      turnovers.computeIfAbsent(
          each.amount().currency(),
          currency ->
              new Turnover(
                  sum(currency, gross.stream().map(Gross::amount)),
                  sum(currency, bilateral.stream().map(Bilateral::amount)),
                  sum(
                      currency,
                      positions.stream().map(NetPosition::net).filter(Money::isPositive))));
    }
    return turnovers;
  }

  private static Money sum(CurrencyCode currency, Stream<Money> amounts) {
    return amounts
        .filter(amount -> amount.currency().equals(currency))
        .reduce(Money.zero(currency), Money::plus);
  }
}
