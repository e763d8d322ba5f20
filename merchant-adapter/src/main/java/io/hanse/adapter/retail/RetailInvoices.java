package io.hanse.adapter.retail;

import io.hanse.adapter.draft.Draft;
import io.hanse.adapter.draft.Row;
import io.hanse.adapter.draft.RowReader;
import io.hanse.adapter.draft.SkipReason;
import io.hanse.adapter.draft.SourceDocument;
import io.hanse.adapter.draft.StableIds;
import io.hanse.adapter.mapping.LocationRule;
import io.hanse.adapter.mapping.Mapping;
import io.hanse.adapter.mapping.RetailRules;
import io.hanse.protocol.identity.LocationId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers the rows of each invoice and makes purchases and returns of them. */
public final class RetailInvoices implements RowReader {
  private final Mapping mapping;
  private final RetailRules rules;
  private final LocationRule locations;
  private final Sales sales;
  private final Returns returns;
  private final Set<String> ended = new HashSet<>();
  private List<InvoiceRow> open = new ArrayList<>();

  /**
   * A reader of one file.
   *
   * @param elsewhere where things were bought if the mapping does not say
   */
  public RetailInvoices(Mapping mapping, RetailRules rules, LocationId elsewhere, StableIds ids) {
    this.mapping = mapping;
    this.rules = rules;
    this.locations = mapping.locationOr(elsewhere);
    SalesBook book = new SalesBook(mapping.currency());
    this.sales = new Sales(mapping, rules, book, ids);
    this.returns = new Returns(rules, book, ids);
  }

  @Override
  public List<SourceDocument> read(Row row) {
    Optional<InvoiceRow> read = InvoiceRow.of(row, mapping, rules, locations);
    if (read.isEmpty()) {
      return List.of(SourceDocument.skipped(row.number(), SkipReason.MALFORMED));
    }
    InvoiceRow line = read.get();
    if (ended.contains(line.invoice())) {
      return List.of(SourceDocument.skipped(row.number(), SkipReason.SCATTERED));
    }
    List<SourceDocument> complete =
        !open.isEmpty() && !open.get(0).invoice().equals(line.invoice()) ? end() : List.of();
    open.add(line);
    return complete;
  }

  @Override
  public List<SourceDocument> end() {
    if (open.isEmpty()) {
      return List.of();
    }
    List<InvoiceRow> invoice = open;
    open = new ArrayList<>();
    ended.add(invoice.get(0).invoice());
    return List.of(document(invoice));
  }

  private SourceDocument document(List<InvoiceRow> invoice) {
    SortedMap<Long, SkipReason> skipped = new TreeMap<>();
    Optional<String> member = invoice.stream().flatMap(row -> row.member().stream()).findFirst();
    List<InvoiceRow> ofOneMember = new ArrayList<>();
    for (InvoiceRow row : invoice) {
      if (row.member().isPresent() && !row.member().equals(member)) {
        skipped.put(row.row(), SkipReason.MALFORMED);
      } else {
        ofOneMember.add(row);
      }
    }
    String key = member.orElse("");
    List<Draft> drafts =
        invoice.get(0).isReturn(rules)
            ? returns.drafts(key, ofOneMember, skipped)
            : sales.drafts(key, ofOneMember, skipped);
    return new SourceDocument(drafts, skipped);
  }
}
