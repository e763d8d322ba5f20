package io.hanse.clearing.fx;

import io.hanse.protocol.amount.CurrencyCode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The form of {@code eurofxref-hist.csv}: a header {@code Date,USD,JPY,...}, a line a day with the
 * newest first, {@code N/A} where there is no rate, a comma at the end of each line.
 */
final class ReferenceRateFile {
  private static final String MISSING = "N/A";

  private ReferenceRateFile() {}

  static NavigableMap<LocalDate, Map<CurrencyCode, BigDecimal>> parse(String csv) {
    List<String> lines = csv.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("the rates file is empty");
    }
    List<Optional<CurrencyCode>> columns = columns(lines.getFirst());
    NavigableMap<LocalDate, Map<CurrencyCode, BigDecimal>> days = new TreeMap<>();
    for (int number = 2; number <= lines.size(); number++) {
      String line = lines.get(number - 1);
      String[] cells = line.split(",");
      if (days.put(date(cells[0], number), rates(columns, cells, number)) != null) {
        throw new IllegalArgumentException("line " + number + ": " + cells[0] + " stands twice");
      }
    }
    return days;
  }

  private static List<Optional<CurrencyCode>> columns(String header) {
    String[] names = header.split(",");
    if (!names[0].strip().equals("Date")) {
      throw new IllegalArgumentException("line 1: the first column of a rates file is Date");
    }
    // A currency that ISO 4217 has dropped meanwhile keeps its column and is never asked for.
    List<Optional<CurrencyCode>> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(CurrencyCode.find(name.strip()));
    }
    return columns;
  }

  private static LocalDate date(String cell, int number) {
    try {
      return LocalDate.parse(cell.strip());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("line " + number + ": not a date: " + cell, e);
    }
  }

  private static Map<CurrencyCode, BigDecimal> rates(
      List<Optional<CurrencyCode>> columns, String[] cells, int number) {
    Map<CurrencyCode, BigDecimal> rates = new HashMap<>();
    for (int i = 1; i < Math.min(cells.length, columns.size()); i++) {
      String cell = cells[i].strip();
      if (!cell.equals(MISSING) && !cell.isEmpty()) {
        BigDecimal rate = rate(cell, number);
        columns.get(i).ifPresent(currency -> rates.put(currency, rate));
      }
    }
    return Map.copyOf(rates);
  }

  private static BigDecimal rate(String cell, int number) {
    if (!cell.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") || new BigDecimal(cell).signum() == 0) {
      throw new IllegalArgumentException("line " + number + ": not a rate: " + cell);
    }
    return new BigDecimal(cell);
  }
}
