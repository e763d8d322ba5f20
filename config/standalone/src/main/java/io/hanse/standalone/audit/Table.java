package io.hanse.standalone.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file (RFC 4180) with the header that it must have. */
record Table(String name, List<String> header, List<Row> rows) {

  /**
   * Reads a file.
   *
   * @throws IOException when it is missing, its header differs, a row has another width, or a
   *     quotation mark is not closed; the message names file and row
   */
  static Table read(Path folder, String name, String... header) throws IOException {
    List<String> expected = List.of(header);
    List<Row> rows = new ArrayList<>();
    try (CSVParser lines =
        CSVParser.parse(folder.resolve(name), StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
      for (CSVRecord line : lines) {
        if (line.getRecordNumber() > 1) {
          rows.add(row(name, expected, line));
        } else if (!line.toList().equals(expected)) {
          throw new IOException(name + " does not begin with the header " + expected);
        }
      }
      if (lines.getRecordNumber() == 0) {
        throw new IOException(name + " is empty");
      }
    } catch (UncheckedIOException unreadable) {
      throw new IOException(name + " is no CSV: " + unreadable.getMessage(), unreadable);
    }
    return new Table(name, expected, List.copyOf(rows));
  }

  private static Row row(String name, List<String> header, CSVRecord line) throws IOException {
    if (line.size() != header.size()) {
      throw new IOException(
          "%s, row %d has %d values instead of %d: %s"
              .formatted(name, line.getRecordNumber(), line.size(), header.size(), line.toList()));
    }
    return new Row(header, line.toList());
  }

  /** One row, by the names in the header. */
  record Row(List<String> header, List<String> values) {
    String text(String column) {
      return values.get(header.indexOf(column));
    }

    BigDecimal decimal(String column) {
      return new BigDecimal(text(column));
    }

    /** Several values as one key. */
    List<String> key(String... columns) {
      return List.of(columns).stream().map(this::text).toList();
    }
  }
}
