package io.hanse.clearing.fx;

import io.hanse.protocol.amount.CurrencyCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * The first line of a rates file: {@code Date,USD,JPY,...}. The bank ends every line with a comma,
 * which makes a last column without a name and without values.
 *
 * @param currencies of the columns after the date, in their order
 * @param columns how many cells each line has
 */
record RatesHeader(List<CurrencyCode> currencies, int columns) {
  private static final CurrencyCode EURO = CurrencyCode.of("EUR");

  RatesHeader {
    currencies = List.copyOf(currencies);
  }

  static RatesHeader of(CSVRecord row) {
    List<String> names = row.stream().map(String::strip).toList();
    if (!names.getFirst().equals("Date")) {
      throw RatesFileFault.at(
          1, 1, "the first heading of a rates file is Date, not " + RatesRow.quoted(names.get(0)));
    }
    List<CurrencyCode> currencies = new ArrayList<>();
    for (int column = 2; column <= names.size(); column++) {
      String name = names.get(column - 1);
      if (!name.isEmpty() || column < names.size()) {
        currencies.add(currency(name, column, currencies));
      }
    }
    if (currencies.isEmpty()) {
      throw RatesFileFault.at(1, 2, "a currency is missing, such as USD");
    }
    return new RatesHeader(currencies, names.size());
  }

  private static CurrencyCode currency(String name, int column, List<CurrencyCode> before) {
    CurrencyCode currency =
        CurrencyCode.find(name)
            .orElseThrow(
                () ->
                    RatesFileFault.at(
                        1, column, RatesRow.quoted(name) + " is no currency of ISO 4217"));
    if (currency.equals(EURO)) {
      throw RatesFileFault.at(1, column, "the rates are per euro, so EUR has no column");
    }
    int first = before.indexOf(currency);
    if (first >= 0) {
      throw RatesFileFault.at(
          1, column, currency + " has a column already, the one numbered " + (first + 2));
    }
    return currency;
  }

  /** Where a cell stands: {@code column 3 (JPY)} would be the one of the yen. */
  String heading(int column) {
    return column == 1 ? "Date" : currencies.get(column - 2).code();
  }
}
