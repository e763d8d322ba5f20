package io.hanse.adapter.retail;

import io.hanse.adapter.draft.Decimals;
import io.hanse.adapter.draft.Draft;
import io.hanse.adapter.draft.SkipReason;
import io.hanse.adapter.draft.StableIds;
import io.hanse.adapter.mapping.Format;
import io.hanse.adapter.mapping.Mapping;
import io.hanse.adapter.mapping.RetailRules;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Quantity;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.message.Purchase;
import io.hanse.protocol.message.PurchaseLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Makes purchases of invoices: one each, or several where it has more lines than a message may. */
final class Sales {
  /** The most lines that one message may have. */
  private static final int MOST_LINES = 1_000;

  /** A line of more minor units is a mistake; so many lines of less still have a sum. */
  private static final long MOST_OF_A_LINE = Money.MAX / MOST_LINES;

  private record Earning(InvoiceRow row, PurchaseLine line) {}

  private final Mapping mapping;
  private final RetailRules rules;
  private final SalesBook sales;
  private final StableIds ids;

  Sales(Mapping mapping, RetailRules rules, SalesBook sales, StableIds ids) {
    this.mapping = mapping;
    this.rules = rules;
    this.sales = sales;
    this.ids = ids;
  }

  List<Draft> drafts(String member, List<InvoiceRow> rows, SortedMap<Long, SkipReason> skipped) {
    List<Earning> earnings = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      InvoiceRow row = rows.get(i);
      Optional<SkipReason> reason = row.skippedAsSale(rules);
      Optional<Money> amount = reason.isPresent() ? Optional.empty() : amount(row);
      if (amount.filter(Money::isPositive).isPresent()) {
        earnings.add(new Earning(row, line(i + 1, row, amount.get())));
      } else {
        skipped.put(row.row(), reason.orElse(reasonOf(amount)));
      }
    }
    List<Draft> drafts = new ArrayList<>();
    for (int from = 0; from < earnings.size(); from += MOST_LINES) {
      List<Earning> part = earnings.subList(from, Math.min(from + MOST_LINES, earnings.size()));
      drafts.add(draft(member, rows.get(0), from / MOST_LINES, part));
    }
    return drafts;
  }

  private static SkipReason reasonOf(Optional<Money> amount) {
    return amount.isPresent() ? SkipReason.ZERO_AMOUNT : SkipReason.MALFORMED;
  }

  private Optional<Money> amount(InvoiceRow row) {
    return Decimals.money(
            mapping.currency(), row.unitPrice().multiply(BigDecimal.valueOf(row.pieces())))
        .filter(amount -> amount.minorUnits() < MOST_OF_A_LINE);
  }

  private PurchaseLine line(int number, InvoiceRow row, Money amount) {
    return new PurchaseLine(
        number,
        row.stockCode(),
        mapping.category(),
        Quantity.ofPieces(row.pieces()),
        amount,
        Map.of());
  }

  private Draft draft(String member, InvoiceRow first, int part, List<Earning> earnings) {
    MessageId id = id(first.invoice(), part);
    Money total = Money.zero(mapping.currency());
    for (Earning earning : earnings) {
      total = total.plus(earning.line().amount());
      sales.sold(member, earning.row().stockCode(), sold(id, earning));
    }
    return new Draft.Earning(
        new Draft.Origin(
            id,
            member,
            earnings.stream().map(earning -> earning.row().row()).toList(),
            first.location(),
            first.invoicedAt()),
        new Purchase(total, earnings.stream().map(Earning::line).toList(), first.invoice()));
  }

  private MessageId id(String invoice, int part) {
    String format = Format.ONLINE_RETAIL_CSV.text();
    return part == 0
        ? ids.of(format, "invoice", invoice)
        : ids.of(format, "invoice", invoice, Integer.toString(part));
  }

  private SoldLine sold(MessageId id, Earning earning) {
    return new SoldLine(
        id,
        earning.line().line(),
        sales.once(earning.row().unitPrice()),
        earning.row().invoicedAt().toEpochSecond(),
        earning.row().pieces(),
        earning.line().amount().minorUnits());
  }
}
