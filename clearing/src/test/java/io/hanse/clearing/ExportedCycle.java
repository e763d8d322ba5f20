package io.hanse.clearing;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Recomputes an exported cycle from its CSV files alone: positions from obligations, nets from
 * positions, conversions from rates, payments from nets. Plain decimals, no class of clearing.
 */
final class ExportedCycle {
  private final Path folder;

  ExportedCycle(Path folder) {
    this.folder = folder;
  }

  /** What does not add up; empty when everything does. */
  List<String> faults() throws IOException {
    List<String> faults = new ArrayList<>();
    Map<String, BigDecimal> pairs =
        sums("obligations.csv", "amount", "debtor", "creditor", "currency");
    compare(
        faults,
        "positions",
        pairs,
        sums("positions.csv", "amount", "debtor", "creditor", "currency"));
    Map<String, BigDecimal> nets = new HashMap<>();
    pairs.forEach(
        (pair, amount) -> {
          String[] parts = pair.split(" ");
          nets.merge(parts[0] + " " + parts[2], amount.negate(), BigDecimal::add);
          nets.merge(parts[1] + " " + parts[2], amount, BigDecimal::add);
        });
    compare(faults, "nets", nets, sums("netting.csv", "net", "participant", "currency"));
    compare(faults, "payments", due(nets, faults), payments());
    Map<String, BigDecimal> debits = sums("trial-balance.csv", "debit", "ledger", "unit");
    compare(faults, "trial balance", debits, sums("trial-balance.csv", "credit", "ledger", "unit"));
    return faults;
  }

  private Map<String, BigDecimal> due(Map<String, BigDecimal> nets, List<String> faults)
      throws IOException {
    Map<String, BigDecimal> due = new HashMap<>(nets);
    for (Map<String, String> row : rows("fx.csv")) {
      BigDecimal amount = new BigDecimal(row.get("amount"));
      BigDecimal converted =
          amount.multiply(new BigDecimal(row.get("rate"))).setScale(2, RoundingMode.HALF_EVEN);
      if (converted.compareTo(new BigDecimal(row.get("converted"))) != 0) {
        faults.add("conversion " + row);
      }
      due.merge(
          row.get("participant") + " " + row.get("fromCurrency"), amount.negate(), BigDecimal::add);
      due.merge(row.get("participant") + " " + row.get("toCurrency"), converted, BigDecimal::add);
    }
    return due;
  }

  private Map<String, BigDecimal> payments() throws IOException {
    Map<String, BigDecimal> payments = new HashMap<>();
    for (Map<String, String> row : rows("instructions.csv")) {
      boolean out = row.get("payer").equals("settlement");
      BigDecimal amount = new BigDecimal(row.get("amount"));
      payments.merge(
          row.get(out ? "payee" : "payer") + " " + row.get("currency"),
          out ? amount : amount.negate(),
          BigDecimal::add);
    }
    return payments;
  }

  private static void compare(
      List<String> faults, String what, Map<String, BigDecimal> one, Map<String, BigDecimal> two) {
    Map<String, BigDecimal> difference = new TreeMap<>(one);
    two.forEach((key, amount) -> difference.merge(key, amount.negate(), BigDecimal::add));
    difference.values().removeIf(amount -> amount.signum() == 0);
    if (!difference.isEmpty()) {
      faults.add(what + " " + difference);
    }
  }

  private Map<String, BigDecimal> sums(String file, String amount, String... key)
      throws IOException {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Map<String, String> row : rows(file)) {
      List<String> parts = new ArrayList<>();
      for (String column : key) {
        parts.add(row.get(column));
      }
      sums.merge(String.join(" ", parts), new BigDecimal(row.get(amount)), BigDecimal::add);
    }
    return sums;
  }

  List<Map<String, String>> rows(String file) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(file));
    String[] header = lines.getFirst().split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new TreeMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
