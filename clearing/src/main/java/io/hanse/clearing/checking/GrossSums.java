package io.hanse.clearing.checking;

import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.seal.Gross;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What obligations add up to, by debtor, creditor and currency. */
final class GrossSums {
  private static final Comparator<Gross> BY_PAIR =
      Comparator.comparing(Gross::debtor)
          .thenComparing(Gross::creditor)
          .thenComparing(gross -> gross.amount().currency());

  private GrossSums() {}

  static List<Gross> of(Collection<Obligation> obligations) {
    SortedMap<Gross, Gross> sums = new TreeMap<>(BY_PAIR);
    for (Obligation each : obligations) {
      Gross one = new Gross(each.debtor(), each.creditor(), each.amount(), 1);
      sums.merge(one, one, GrossSums::add);
    }
    return List.copyOf(sums.values());
  }

  static List<Gross> sorted(Collection<Gross> gross) {
    return gross.stream().sorted(BY_PAIR).toList();
  }

  private static Gross add(Gross one, Gross other) {
    return new Gross(
        one.debtor(),
        one.creditor(),
        one.amount().plus(other.amount()),
        one.count() + other.count());
  }
}
