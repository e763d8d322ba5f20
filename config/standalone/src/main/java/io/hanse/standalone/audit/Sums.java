package io.hanse.standalone.audit;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decimal sums by key. */
final class Sums {
  private static final Comparator<List<String>> ORDER =
      Comparator.comparing(key -> String.join("\u0000", key));

  private final SortedMap<List<String>, BigDecimal> byKey = new TreeMap<>(ORDER);

  void add(List<String> key, BigDecimal amount) {
    byKey.merge(key, amount, BigDecimal::add);
  }

  SortedMap<List<String>, BigDecimal> byKey() {
    return byKey;
  }

  BigDecimal of(List<String> key) {
    return byKey.getOrDefault(key, BigDecimal.ZERO);
  }

  /** Says where two sums differ; a key that is missing counts as zero. */
  void compare(Sums other, String what, List<String> faults) {
    Sums difference = new Sums();
    byKey.forEach(difference::add);
    other.byKey.forEach((key, amount) -> difference.add(key, amount.negate()));
    difference.byKey.forEach(
        (key, amount) -> {
          if (amount.signum() != 0) {
            faults.add(what + " " + key + ": " + of(key) + " expected, found " + other.of(key));
          }
        });
  }
}
