package io.hanse.clearing.netting;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.seal.Gross;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts the settlement account between every debtor and creditor: one figure per participant. */
final class Novation {
  private static final Comparator<Holder> ORDER =
      Comparator.comparing(Holder::participant).thenComparing(Holder::currency);

  private record Holder(ParticipantId participant, CurrencyCode currency) {
    NetPosition empty() {
      return new NetPosition(participant, Money.zero(currency), Money.zero(currency));
    }
  }

  private Novation() {}

  static List<NetPosition> toSettlement(List<Gross> gross) {
    SortedMap<Holder, NetPosition> positions = new TreeMap<>(ORDER);
    for (Gross each : gross) {
      Holder debtor = new Holder(each.debtor(), each.amount().currency());
      Holder creditor = new Holder(each.creditor(), each.amount().currency());
      positions.put(debtor, position(positions, debtor).paying(each.amount()));
      positions.put(creditor, position(positions, creditor).receiving(each.amount()));
    }
    requireZeroSums(positions.values());
    return List.copyOf(positions.values());
  }

  private static NetPosition position(Map<Holder, NetPosition> positions, Holder holder) {
    NetPosition known = positions.get(holder);
    return known == null ? holder.empty() : known;
  }

  /**
   * Asserts what novation guarantees: each amount is added once and subtracted once.
   *
   * @throws IllegalStateException when the nets of a currency do not add up to zero
   */
  static void requireZeroSums(Collection<NetPosition> positions) {
    Map<CurrencyCode, Money> sums = new HashMap<>();
    for (NetPosition position : positions) {
      sums.merge(position.net().currency(), position.net(), Money::plus);
    }
    sums.values().stream()
        .filter(sum -> !sum.isZero())
        .findAny()
        .ifPresent(
            sum -> {
              throw new IllegalStateException("net positions do not add up to zero: " + sum);
            });
  }
}
