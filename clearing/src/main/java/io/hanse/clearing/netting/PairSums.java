package io.hanse.clearing.netting;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.seal.Gross;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums by pair over all ledgers, and the remainder after both directions are set off. */
final class PairSums {
  private static final Comparator<Pair> ORDER =
      Comparator.comparing(Pair::debtor)
          .thenComparing(Pair::creditor)
          .thenComparing(Pair::currency);

  private record Pair(ParticipantId debtor, ParticipantId creditor, CurrencyCode currency) {
    static Pair of(Gross gross) {
      return new Pair(gross.debtor(), gross.creditor(), gross.amount().currency());
    }

    Pair swapped() {
      return new Pair(creditor, debtor, currency);
    }
  }

  private PairSums() {}

  static List<Gross> merge(Collection<Gross> sealed) {
    SortedMap<Pair, Gross> merged = new TreeMap<>(ORDER);
    for (Gross gross : sealed) {
      merged.merge(Pair.of(gross), gross, Gross::plus);
    }
    return List.copyOf(merged.values());
  }

  /**
   * The remainder of each pair, in the direction in which it is owed; pairs without a remainder are
   * left out.
   */
  static List<Bilateral> setOff(List<Gross> merged) {
    SortedMap<Pair, Money> owed = new TreeMap<>(ORDER);
    merged.forEach(gross -> owed.put(Pair.of(gross), gross.amount()));
    List<Bilateral> left = new ArrayList<>();
    owed.forEach(
        (pair, amount) -> {
          Money back = owed.getOrDefault(pair.swapped(), Money.zero(pair.currency()));
          if (amount.minus(back).isPositive()) {
            left.add(new Bilateral(pair.debtor(), pair.creditor(), amount.minus(back)));
          }
        });
    return List.copyOf(left);
  }
}
