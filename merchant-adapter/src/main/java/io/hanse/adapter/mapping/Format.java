package io.hanse.adapter.mapping;

import java.util.Arrays;
import java.util.List;

/** The shapes of files that can be imported. */
public enum Format {
  /** Bookings of hotels, one a row (Antonio, de Almeida, Nunes 2019). */
  HOTEL_BOOKINGS_CSV("hotel-bookings-csv"),
  /** Invoices and returns of an online shop, a line each row (UCI Online Retail). */
  ONLINE_RETAIL_CSV("online-retail-csv");

  private static final List<String> BOOKING =
      List.of(
          "cancelled",
          "status",
          "arrivalYear",
          "arrivalMonth",
          "arrivalDay",
          "weekendNights",
          "weekNights",
          "rate");

  private static final List<String> INVOICE_ROW =
      List.of("invoice", "stockCode", "quantity", "invoicedAt", "unitPrice");

  private final String text;

  Format(String text) {
    this.text = text;
  }

  /** The name on the command line and in mapping files. */
  public String text() {
    return text;
  }

  /** The fields for which a mapping must name a column. */
  public List<String> fields() {
    return switch (this) {
      case HOTEL_BOOKINGS_CSV -> BOOKING;
      case ONLINE_RETAIL_CSV -> INVOICE_ROW;
    };
  }

  /**
   * The format of that name.
   *
   * @throws IllegalArgumentException listing the known names
   */
  public static Format of(String text) {
    return Arrays.stream(values())
        .filter(format -> format.text.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    text + " is no format; the formats are " + String.join(" and ", names())));
  }

  /** All names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Format::text).toList();
  }

  @Override
  public String toString() {
    return text;
  }
}
