package io.hanse.clearing.fx;

import io.hanse.protocol.amount.CurrencyCode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/**
 * One day of a rates file.
 *
 * @param date the day for which the bank published the rates
 * @param rates units of each currency per euro; a currency without a rate on that day is absent
 */
record RatesRow(LocalDate date, Map<CurrencyCode, BigDecimal> rates) {
  private static final String NO_RATE = "N/A";
  private static final Pattern FIGURE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
  private static final Pattern DATE_IN_FIGURES = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /** The bank published its first rates then. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1999, 1, 4);

  private static final int SHOWN = 20;

  /** As the daily file has it: {@code 26 November 2026}. */
  private static final DateTimeFormatter DATE_IN_WORDS =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);

  RatesRow {
    rates = Map.copyOf(rates);
  }

  static RatesRow of(RatesHeader header, CSVRecord row, long line) {
    List<String> cells = row.stream().map(String::strip).toList();
    requireWidth(header, cells, line);
    LocalDate date = date(cells.getFirst(), line);
    Map<CurrencyCode, BigDecimal> rates = new HashMap<>();
    for (int column = 2; column <= header.currencies().size() + 1; column++) {
      String cell = cells.get(column - 1);
      if (!cell.equals(NO_RATE)) {
        rates.put(header.currencies().get(column - 2), rate(header, cell, line, column));
      }
    }
    return new RatesRow(date, rates);
  }

  private static void requireWidth(RatesHeader header, List<String> cells, long line) {
    int columns = header.columns();
    if (cells.size() > columns) {
      throw RatesFileFault.at(
          line,
          columns + 1,
          "the header has %d columns, this line %d; is there a comma inside a figure?"
              .formatted(columns, cells.size()));
    }
    if (cells.size() < columns) {
      throw RatesFileFault.at(
          line,
          cells.size() + 1,
          "the header has %d columns, this line only %d; is the file cut off?"
              .formatted(columns, cells.size()));
    }
    if (columns > header.currencies().size() + 1 && !cells.getLast().isEmpty()) {
      throw RatesFileFault.at(
          line, columns, quoted(cells.getLast()) + " stands in a column without a heading");
    }
  }

  private static LocalDate date(String cell, long line) {
    LocalDate date;
    try {
      date =
          DATE_IN_FIGURES.matcher(cell).matches()
              ? LocalDate.parse(cell)
              : LocalDate.parse(cell, DATE_IN_WORDS);
    } catch (DateTimeException e) {
      throw RatesFileFault.at(
          line, 1, quoted(cell) + " is no date such as 2026-11-26 or 26 November 2026");
    }
    if (date.isBefore(FIRST_DAY)) {
      throw RatesFileFault.at(line, 1, quoted(cell) + " is before the first rates of " + FIRST_DAY);
    }
    return date;
  }

  private static BigDecimal rate(RatesHeader header, String cell, long line, int column) {
    if (!FIGURE.matcher(cell).matches() || new BigDecimal(cell).signum() == 0) {
      throw new RatesFileFault(
          "line %d, column %d (%s): %s is neither a rate such as 1.1684 nor N/A"
              .formatted(line, column, header.heading(column), quoted(cell)));
    }
    return new BigDecimal(cell);
  }

  /** A cell as a message shows it: on one line, and not longer than it helps. */
  static String quoted(String cell) {
    String line = cell.replaceAll("\\p{Cntrl}", " ");
    int shown = line.offsetByCodePoints(0, Math.min(SHOWN, line.codePointCount(0, line.length())));
    return '"' + line.substring(0, shown) + (shown < line.length() ? "...\"" : "\"");
  }
}
