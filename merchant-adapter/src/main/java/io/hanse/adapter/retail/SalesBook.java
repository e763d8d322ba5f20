package io.hanse.adapter.retail;

import io.hanse.adapter.draft.Decimals;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sales of each customer in the file so far, so that a return finds them. A sale of the same
 * price is preferred, then the latest; returns never exceed sales, in pieces and in money.
 */
final class SalesBook {
  /** One part that comes back. */
  record Part(SoldLine sold, int pieces, Money amount) {}

  private record Article(String member, String stockCode) {}

  private final CurrencyCode currency;
  private final Map<Article, List<SoldLine>> sales = new HashMap<>();

  /** Each text and price is kept once, however many rows name it. */
  private final Map<String, String> codes = new HashMap<>();

  private final Map<BigDecimal, BigDecimal> prices = new HashMap<>();

  SalesBook(CurrencyCode currency) {
    this.currency = currency;
  }

  void sold(String member, String stockCode, SoldLine line) {
    Article article = new Article(once(member), once(stockCode));
    // Most customers buy an article once.
    sales.computeIfAbsent(article, key -> new ArrayList<>(1)).add(line);
  }

  /** A price as it was seen first: a file repeats few of them. */
  BigDecimal once(BigDecimal price) {
    return prices.computeIfAbsent(price, key -> key);
  }

  private String once(String code) {
    return codes.computeIfAbsent(code, key -> key);
  }

  /** Finds the sales that a return takes back, and marks them so; empty where none is left. */
  List<Part> takeBack(String member, InvoiceRow row) {
    List<SoldLine> lines = sales.getOrDefault(new Article(member, row.stockCode()), List.of());
    int missing = -row.pieces();
    List<Part> parts = new ArrayList<>();
    for (SoldLine line : candidates(lines, row)) {
      int pieces = Math.min(missing, line.piecesLeft());
      Money amount = refund(row.unitPrice(), pieces, line);
      if (pieces > 0 && amount.isPositive()) {
        line.take(pieces, amount.minorUnits());
        parts.add(new Part(line, pieces, amount));
        missing -= pieces;
      }
    }
    return parts;
  }

  private static List<SoldLine> candidates(List<SoldLine> lines, InvoiceRow row) {
    long returnedAt = row.invoicedAt().toEpochSecond();
    return lines.stream()
        .filter(line -> !line.isUsedUp() && line.soldAt() <= returnedAt)
        .sorted(
            Comparator.comparing((SoldLine line) -> !line.isSoldAt(row.unitPrice()))
                .thenComparing(Comparator.comparingLong(SoldLine::soldAt).reversed()))
        .toList();
  }

  /** The money that was given back for the pieces, at most what is left of what was paid. */
  private Money refund(BigDecimal unitPrice, int pieces, SoldLine line) {
    Money left = Money.of(currency, line.minorUnitsLeft());
    return Decimals.money(currency, unitPrice.multiply(BigDecimal.valueOf(pieces)))
        .filter(amount -> amount.minorUnits() < left.minorUnits())
        .orElse(left);
  }
}
