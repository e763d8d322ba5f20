package io.hanse.standalone.audit;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A CSV file (RFC 4180) with the header that it must have. */
record Table(String name, List<String> header, List<Row> rows) {

  /**
   * Reads a file.
   *
   * @throws IOException when it is missing, its header differs, or a row has another width
   */
  static Table read(Path folder, String name, String... header) throws IOException {
    List<List<String>> lines = parse(Files.readString(folder.resolve(name)));
    List<String> expected = List.of(header);
    if (lines.isEmpty() || !lines.getFirst().equals(expected)) {
      throw new IOException(name + " does not begin with the header " + expected);
    }
    List<Row> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      if (line.size() != expected.size()) {
        throw new IOException(name + " has a row of " + line.size() + " values: " + line);
      }
      rows.add(new Row(expected, line));
    }
    return new Table(name, expected, List.copyOf(rows));
  }

  private static List<List<String>> parse(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        value.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        line.add(value.toString());
        value.setLength(0);
        if (c == '\n') {
          lines.add(List.copyOf(line));
          line.clear();
        }
      } else if (quoted || c != '\r') {
        value.append(c);
      }
    }
    if (!line.isEmpty() || !value.isEmpty()) {
      line.add(value.toString());
      lines.add(List.copyOf(line));
    }
    return lines;
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
