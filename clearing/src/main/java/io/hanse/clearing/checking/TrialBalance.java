package io.hanse.clearing.checking;

import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.json.JsonAmounts;
import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.Shape;
import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.rejection.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A ledger's trial balance at a seal, as its nodes give it: an array of {@code
 * {"ledger":"europe","unit":"points","accountKind":"issuer","account":"hotel","debit":10,"credit":0}}.
 */
public final class TrialBalance {
  private static final Shape ROW =
      Shape.of("ledger", "unit", "accountKind", "account", "debit", "credit");

  private TrialBalance() {}

  /** The rows, or why they cannot be read. */
  public static Result<List<TrialBalanceRow>> read(LedgerId ledger, byte[] octets) {
    return StrictJson.read(octets, json -> rows(json, ledger));
  }

  /** The first unit whose debits and credits differ, in a sentence. */
  public static Optional<String> fault(List<TrialBalanceRow> rows) {
    Map<String, Long> differences = new TreeMap<>();
    for (TrialBalanceRow row : rows) {
      long difference = Math.subtractExact(row.debit().value(), row.credit().value());
      differences.merge(row.unit(), difference, Math::addExact);
    }
    return differences.entrySet().stream()
        .filter(entry -> entry.getValue() != 0)
        .findFirst()
        .map(
            entry ->
                "the trial balance of %s is out by %d".formatted(entry.getKey(), entry.getValue()));
  }

  private static List<TrialBalanceRow> rows(JsonReader json, LedgerId ledger) {
    List<TrialBalanceRow> rows = new ArrayList<>();
    json.startArray();
    while (json.nextElement()) {
      rows.add(row(json, ledger));
    }
    return rows;
  }

  private static TrialBalanceRow row(JsonReader json, LedgerId ledger) {
    @Nullable String unit = null;
    @Nullable String accountKind = null;
    @Nullable String account = null;
    @Nullable Points debit = null;
    @Nullable Points credit = null;
    json.startObject();
    while (json.nextField(ROW)) {
      switch (json.field()) {
        case "ledger" -> json.literal(ledger.value());
        case "unit" -> unit = json.text(1, 60);
        case "accountKind" -> accountKind = json.text(1, 60);
        case "account" -> account = json.text(1, 60);
        case "debit" -> debit = JsonAmounts.points(json, 0, Points.MAX);
        default -> credit = JsonAmounts.points(json, 0, Points.MAX);
      }
    }
    return new TrialBalanceRow(
        ledger,
        json.required(unit, "unit"),
        json.required(accountKind, "accountKind"),
        json.required(account, "account"),
        json.required(debit, "debit"),
        json.required(credit, "credit"));
  }
}
