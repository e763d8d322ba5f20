package io.hanse.clearing.fx;

import io.hanse.protocol.amount.CurrencyCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The form of the bank's files: a header {@code Date,USD,JPY,...}, a line a day, {@code N/A} where
 * there is no rate, a comma at the end of each line.
 *
 * <p>The history ({@code eurofxref-hist.csv}) has a line for each day and dates such as {@code
 * 2026-11-26}; the daily file ({@code eurofxref.csv}) has one day, its date in words, and a space
 * after each comma. Both are read by the same rules, which refuse whatever they do not name.
 */
final class ReferenceRateFile {
  /** Blank lines count as lines, so that a message names the line which an editor shows. */
  private static final CSVFormat FORM =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private ReferenceRateFile() {}

  /**
   * Reads the text of such a file.
   *
   * @return by day, units of each currency per euro
   * @throws RatesFileFault at the first fault
   */
  static NavigableMap<LocalDate, Map<CurrencyCode, BigDecimal>> parse(String csv) {
    String text = csv.stripTrailing();
    if (text.isEmpty()) {
      throw RatesFileFault.at(1, "the file is empty");
    }
    requireEnd(csv);
    try (CSVParser rows = CSVParser.parse(text, FORM)) {
      return days(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A figure that was cut in the middle may look like another figure: only a comma, with which the
   * bank ends every line, or the end of the line itself says that the last one is whole.
   */
  private static void requireEnd(String csv) {
    char last = csv.charAt(csv.length() - 1);
    if (last != '\n' && last != '\r' && !csv.stripTrailing().endsWith(",")) {
      throw RatesFileFault.at(
          csv.lines().count(), "the file ends within this line; fetch the file again");
    }
  }

  private static NavigableMap<LocalDate, Map<CurrencyCode, BigDecimal>> days(CSVParser rows) {
    Iterator<CSVRecord> records = rows.iterator();
    RatesHeader header = RatesHeader.of(next(records, 1).orElseThrow());
    NavigableMap<LocalDate, Map<CurrencyCode, BigDecimal>> days = new TreeMap<>();
    long line = rows.getCurrentLineNumber() + 1;
    Optional<CSVRecord> record = next(records, line);
    while (record.isPresent()) {
      RatesRow row = RatesRow.of(header, record.get(), line);
      if (days.put(row.date(), row.rates()) != null) {
        throw RatesFileFault.at(line, 1, row.date() + " has a line already");
      }
      line = rows.getCurrentLineNumber() + 1;
      record = next(records, line);
    }
    if (days.isEmpty()) {
      throw RatesFileFault.at(line, "a line with rates is missing; is the file cut off?");
    }
    return days;
  }

  private static Optional<CSVRecord> next(Iterator<CSVRecord> records, long line) {
    try {
      return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    } catch (UncheckedIOException e) {
      throw RatesFileFault.at(
          line, "a quotation mark is not closed, or something stands after its closing one");
    }
  }
}
