package io.hanse.adapter.retail;

import io.hanse.adapter.draft.Decimals;
import io.hanse.adapter.draft.LocalTimes;
import io.hanse.adapter.draft.Row;
import io.hanse.adapter.draft.SkipReason;
import io.hanse.adapter.mapping.LocationRule;
import io.hanse.adapter.mapping.Mapping;
import io.hanse.adapter.mapping.RetailRules;
import io.hanse.protocol.identity.LocationId;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * One readable row of an invoice.
 *
 * @param row its number in the file
 * @param pieces negative where goods come back
 * @param unitPrice as it stands in the file
 */
record InvoiceRow(
    long row,
    String invoice,
    String stockCode,
    int pieces,
    BigDecimal unitPrice,
    OffsetDateTime invoicedAt,
    LocationId location,
    Optional<String> member) {
  private static final int LONGEST_TEXT = 64;

  /** Reads a row, or finds that it cannot be read. */
  static Optional<InvoiceRow> of(Row row, Mapping mapping, RetailRules rules, LocationRule places) {
    if (!row.isComplete()) {
      return Optional.empty();
    }
    String invoice = row.text("invoice");
    String stockCode = row.text("stockCode");
    Optional<Integer> pieces = Decimals.whole(row.text("quantity"));
    Optional<BigDecimal> unitPrice = Decimals.decimal(row.text("unitPrice"));
    Optional<OffsetDateTime> invoicedAt = time(row, mapping, rules);
    Optional<LocationId> location = places.of(row);
    if (isUnfit(invoice)
        || isUnfit(stockCode)
        || pieces.isEmpty()
        || unitPrice.isEmpty()
        || invoicedAt.isEmpty()
        || location.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new InvoiceRow(
            row.number(),
            invoice,
            stockCode,
            pieces.get(),
            unitPrice.get(),
            invoicedAt.get(),
            location.get(),
            mapping.member().of(row)));
  }

  private static boolean isUnfit(String text) {
    return text.isEmpty() || text.length() > LONGEST_TEXT;
  }

  private static Optional<OffsetDateTime> time(Row row, Mapping mapping, RetailRules rules) {
    try {
      return LocalTimes.in(
          mapping.zone(), LocalDateTime.parse(row.text("invoicedAt"), rules.times()));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  boolean isReturn(RetailRules rules) {
    return invoice.startsWith(rules.returnPrefix());
  }

  /** Why the row earns nothing whoever bought, if so. */
  Optional<SkipReason> skippedAsSale(RetailRules rules) {
    if (rules.isNoGoods(stockCode)) {
      return Optional.of(SkipReason.NO_GOODS);
    } else if (pieces < 0) {
      return Optional.of(SkipReason.ADJUSTMENT);
    } else if (pieces == 0 || unitPrice.signum() <= 0) {
      return Optional.of(SkipReason.ZERO_AMOUNT);
    } else if (member.isEmpty()) {
      return Optional.of(SkipReason.NO_MEMBER);
    }
    return Optional.empty();
  }

  /** Why the row takes nothing back whatever was sold, if so. */
  Optional<SkipReason> skippedAsReturn(RetailRules rules) {
    if (rules.isNoGoods(stockCode)) {
      return Optional.of(SkipReason.NO_GOODS);
    } else if (pieces > 0) {
      return Optional.of(SkipReason.MALFORMED);
    } else if (pieces == 0 || unitPrice.signum() <= 0) {
      return Optional.of(SkipReason.ZERO_AMOUNT);
    } else if (member.isEmpty()) {
      return Optional.of(SkipReason.NO_MEMBER);
    }
    return Optional.empty();
  }
}
