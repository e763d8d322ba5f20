package io.hanse.adapter.retail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.MessageId;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SalesBookTest {
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2011-04-06T12:00:00+01:00");
  private final SalesBook book = new SalesBook(CurrencyCode.of("GBP"));

  private static SoldLine line(int number, String price, OffsetDateTime soldAt, int pieces) {
    BigDecimal unitPrice = new BigDecimal(price);
    long minorUnits = unitPrice.movePointRight(2).longValueExact() * pieces;
    return new SoldLine(
        new MessageId(new UUID(0x8000, number)),
        number,
        unitPrice,
        soldAt.toEpochSecond(),
        pieces,
        minorUnits);
  }

  private List<Integer> takenBack(int pieces, String price, OffsetDateTime at) {
    InvoiceRow row =
        new InvoiceRow(
            9,
            "C1",
            "MUG",
            -pieces,
            new BigDecimal(price),
            at,
            LocationId.of("web"),
            Optional.of("m"));
    return book.takeBack("m", row).stream().map(part -> part.sold().line()).toList();
  }

  @Test
  void theSamePriceComesFirstThenTheLatestAndNothingThatWasSoldLater() {
    book.sold("m", "MUG", line(1, "1.25", NOON.minusHours(3), 1));
    book.sold("m", "MUG", line(2, "1.50", NOON.minusHours(2), 1));
    book.sold("m", "MUG", line(3, "1.60", NOON.minusHours(1), 1));
    book.sold("m", "MUG", line(4, "1.25", NOON.plusHours(1), 1));

    assertEquals(List.of(1, 3, 2), takenBack(4, "1.25", NOON));
  }

  @Test
  void halfAMillionSalesFitIntoLittleMemory() {
    System.gc();
    long before = used();

    for (int i = 0; i < 500_000; i++) {
      // As a reader gives them: every row has objects of its own.
      String member = String.valueOf(12_000 + i / 120);
      BigDecimal price = book.once(new BigDecimal("1." + (10 + i % 80)));
      SoldLine line =
          new SoldLine(INVOICE, i % 1_000, price, NOON.plusMinutes(i).toEpochSecond(), 1, 100);
      book.sold(member, "SKU-" + i % 4_000, line);
    }

    System.gc();
    long perLine = (used() - before) / 500_000;
    assertTrue(perLine < 230, perLine + " octets a line");
  }

  private static final MessageId INVOICE = new MessageId(new UUID(0x8000, 1));

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
