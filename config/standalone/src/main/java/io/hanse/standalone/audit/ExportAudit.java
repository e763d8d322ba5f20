package io.hanse.standalone.audit;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of recomputing an exported cycle.
 *
 * @param obligations how many there are
 * @param gross the sum of obligations by currency
 * @param net by currency, the sum of the net creditors' positions
 * @param faults faults in sentences; empty when the cycle is right
 */
public record ExportAudit(
    long obligations,
    SortedMap<String, BigDecimal> gross,
    SortedMap<String, BigDecimal> net,
    List<String> faults) {
  private static final String SETTLEMENT = "settlement";

  /**
   * Recomputes the files of a folder.
   *
   * @throws IOException when a file is missing or is not in the published shape
   */
  public static ExportAudit of(Path folder) throws IOException {
    return new Recomputation(folder).run();
  }

  /** The steps, each from the step before and checked against the file that states its result. */
  private static final class Recomputation {
    private final Path folder;
    private final List<String> faults = new ArrayList<>();
    private final Sums amounts = new Sums();
    private final Sums counts = new Sums();
    private final Sums nets = new Sums();
    private final Sums due = new Sums();

    Recomputation(Path folder) {
      this.folder = folder;
    }

    ExportAudit run() throws IOException {
      long obligations = obligations();
      positions();
      netting();
      conversions();
      Sums paidOut = instructions();
      ExportedPayments payments = ExportedPayments.read(folder.resolve("pain.001.xml"));
      payments.compareTo(paidOut, faults);
      trialBalance();
      return new ExportAudit(obligations, gross(), net(), List.copyOf(faults));
    }

    private long obligations() throws IOException {
      Table table =
          Table.read(
              folder,
              "obligations.csv",
              "cycle",
              "ledger",
              "obligationId",
              "messageId",
              "debtor",
              "creditor",
              "currency",
              "amount",
              "kind",
              "points",
              "fundedRate",
              "occurredAt");
      Set<List<String>> ids = new HashSet<>();
      for (Table.Row row : table.rows()) {
        List<String> id = row.key("ledger", "obligationId");
        require(ids.add(id), "obligation " + id + " stands there twice");
        require(row.decimal("amount").signum() > 0, "obligation " + id + " is not positive");
        require(
            !row.text("debtor").equals(row.text("creditor")), "obligation " + id + " owes itself");
        List<String> pair = row.key("debtor", "creditor", "currency");
        amounts.add(pair, row.decimal("amount"));
        counts.add(pair, BigDecimal.ONE);
      }
      return table.rows().size();
    }

    private void positions() throws IOException {
      Table table =
          Table.read(
              folder,
              "positions.csv",
              "cycle",
              "debtor",
              "creditor",
              "currency",
              "amount",
              "count");
      Sums stated = new Sums();
      Sums statedCounts = new Sums();
      for (Table.Row row : table.rows()) {
        stated.add(row.key("debtor", "creditor", "currency"), row.decimal("amount"));
        statedCounts.add(row.key("debtor", "creditor", "currency"), row.decimal("count"));
      }
      amounts.compare(stated, "position", faults);
      counts.compare(statedCounts, "count of position", faults);
    }

    private void netting() throws IOException {
      Sums receivable = new Sums();
      Sums payable = new Sums();
      amounts
          .byKey()
          .forEach(
              (pair, amount) -> {
                payable.add(List.of(pair.get(0), pair.get(2)), amount);
                receivable.add(List.of(pair.get(1), pair.get(2)), amount);
                nets.add(List.of(pair.get(0), pair.get(2)), amount.negate());
                nets.add(List.of(pair.get(1), pair.get(2)), amount);
              });
      Sums statedReceivable = new Sums();
      Sums statedPayable = new Sums();
      Sums statedNet = new Sums();
      for (Table.Row row :
          Table.read(
                  folder,
                  "netting.csv",
                  "cycle",
                  "participant",
                  "currency",
                  "receivable",
                  "payable",
                  "net")
              .rows()) {
        List<String> key = row.key("participant", "currency");
        statedReceivable.add(key, row.decimal("receivable"));
        statedPayable.add(key, row.decimal("payable"));
        statedNet.add(key, row.decimal("net"));
      }
      receivable.compare(statedReceivable, "receivable", faults);
      payable.compare(statedPayable, "payable", faults);
      nets.compare(statedNet, "net", faults);
      Sums zero = new Sums();
      statedNet.byKey().forEach((key, net) -> zero.add(key.subList(1, 2), net));
      new Sums().compare(zero, "sum of nets in", faults);
    }

    private void conversions() throws IOException {
      nets.byKey().forEach(due::add);
      for (Table.Row row :
          Table.read(
                  folder,
                  "fx.csv",
                  "cycle",
                  "participant",
                  "fromCurrency",
                  "amount",
                  "toCurrency",
                  "converted",
                  "rate",
                  "rateDate",
                  "source")
              .rows()) {
        List<String> from = row.key("participant", "fromCurrency");
        BigDecimal amount = row.decimal("amount");
        int decimals = Currency.getInstance(row.text("toCurrency")).getDefaultFractionDigits();
        BigDecimal converted =
            amount.multiply(row.decimal("rate")).setScale(decimals, RoundingMode.HALF_EVEN);
        require(nets.of(from).compareTo(amount) == 0, "conversion of " + from + " is not its net");
        require(
            converted.compareTo(row.decimal("converted")) == 0,
            "conversion of " + from + " gives " + converted);
        due.add(from, amount.negate());
        due.add(row.key("participant", "toCurrency"), converted);
      }
    }

    /** What settlement pays out, by end-to-end id and currency. */
    private Sums instructions() throws IOException {
      Sums stated = new Sums();
      Sums paidOut = new Sums();
      Set<List<String>> seen = new HashSet<>();
      for (Table.Row row :
          Table.read(
                  folder,
                  "instructions.csv",
                  "cycle",
                  "endToEndId",
                  "payer",
                  "payee",
                  "currency",
                  "amount")
              .rows()) {
        boolean out = row.text("payer").equals(SETTLEMENT);
        require(out != row.text("payee").equals(SETTLEMENT), "a payment beside settlement: " + row);
        require(row.decimal("amount").signum() > 0, "a payment of nothing: " + row);
        List<String> account = row.key(out ? "payee" : "payer", "currency");
        require(seen.add(account), "two payments for " + account);
        stated.add(account, out ? row.decimal("amount") : row.decimal("amount").negate());
        if (out) {
          paidOut.add(row.key("endToEndId", "currency"), row.decimal("amount"));
        }
      }
      due.compare(stated, "payment of", faults);
      return paidOut;
    }

    private void trialBalance() throws IOException {
      Sums difference = new Sums();
      for (Table.Row row :
          Table.read(
                  folder,
                  "trial-balance.csv",
                  "ledger",
                  "unit",
                  "accountKind",
                  "account",
                  "debit",
                  "credit")
              .rows()) {
        difference.add(
            row.key("ledger", "unit"), row.decimal("debit").subtract(row.decimal("credit")));
      }
      new Sums().compare(difference, "trial balance of", faults);
    }

    private SortedMap<String, BigDecimal> gross() {
      SortedMap<String, BigDecimal> gross = new TreeMap<>();
      amounts.byKey().forEach((pair, amount) -> gross.merge(pair.get(2), amount, BigDecimal::add));
      return gross;
    }

    private SortedMap<String, BigDecimal> net() {
      SortedMap<String, BigDecimal> net = new TreeMap<>();
      nets.byKey()
          .forEach(
              (key, amount) -> net.merge(key.get(1), amount.max(BigDecimal.ZERO), BigDecimal::add));
      return net;
    }

    private void require(boolean right, String fault) {
      if (!right) {
        faults.add(fault);
      }
    }
  }
}
