package io.hanse.adapter.retail;

import io.hanse.adapter.draft.Draft;
import io.hanse.adapter.draft.SkipReason;
import io.hanse.adapter.draft.StableIds;
import io.hanse.adapter.mapping.Format;
import io.hanse.adapter.mapping.RetailRules;
import io.hanse.protocol.amount.Quantity;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.message.LinePart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes of one return one reversal for each purchase of which it takes back a part. */
final class Returns {
  private final RetailRules rules;
  private final SalesBook sales;
  private final StableIds ids;

  Returns(RetailRules rules, SalesBook sales, StableIds ids) {
    this.rules = rules;
    this.sales = sales;
    this.ids = ids;
  }

  List<Draft> drafts(String member, List<InvoiceRow> rows, SortedMap<Long, SkipReason> skipped) {
    Map<MessageId, Reversal> reversals = new LinkedHashMap<>();
    for (InvoiceRow row : rows) {
      Optional<SkipReason> reason = row.skippedAsReturn(rules);
      List<SalesBook.Part> parts = reason.isPresent() ? List.of() : sales.takeBack(member, row);
      if (parts.isEmpty()) {
        skipped.put(row.row(), reason.orElse(SkipReason.NO_SALE));
      }
      for (SalesBook.Part part : parts) {
        reversals
            .computeIfAbsent(part.sold().message(), original -> new Reversal())
            .add(row.row(), part);
      }
    }
    List<Draft> drafts = new ArrayList<>();
    reversals.forEach(
        (original, reversal) -> drafts.add(draft(member, rows.get(0), original, reversal)));
    return drafts;
  }

  private Draft draft(String member, InvoiceRow first, MessageId original, Reversal reversal) {
    MessageId id =
        ids.of(Format.ONLINE_RETAIL_CSV.text(), "return", first.invoice(), original.toString());
    return new Draft.Return(
        new Draft.Origin(
            id, member, List.copyOf(reversal.rows), first.location(), first.invoicedAt()),
        original,
        List.copyOf(reversal.parts.values()),
        "return " + first.invoice());
  }

  /** The parts of one purchase; two rows that take from one line become one part. */
  private static final class Reversal {
    private final SortedSet<Long> rows = new TreeSet<>();
    private final SortedMap<Integer, LinePart> parts = new TreeMap<>();

    void add(long row, SalesBook.Part part) {
      rows.add(row);
      LinePart linePart =
          new LinePart(
              part.sold().line(),
              Optional.of(Quantity.ofPieces(part.pieces())),
              Optional.of(part.amount()));
      parts.merge(linePart.line(), linePart, Reversal::sum);
    }

    private static LinePart sum(LinePart one, LinePart other) {
      return new LinePart(
          one.line(),
          one.quantity()
              .flatMap(
                  a -> other.quantity().map(b -> new Quantity(a.thousandths() + b.thousandths()))),
          one.amount().flatMap(a -> other.amount().map(a::plus)));
    }
  }
}
