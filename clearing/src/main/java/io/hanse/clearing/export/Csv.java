package io.hanse.clearing.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A CSV file (RFC 4180) in UTF-8 with a header, lines ended by line feeds. */
final class Csv {
  private final StringBuilder text = new StringBuilder();
  private final int columns;

  Csv(String... header) {
    this.columns = header.length;
    row((Object[]) header);
  }

  Csv row(Object... values) {
    if (values.length != columns) {
      throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
    }
    text.append(Arrays.stream(values).map(Csv::cell).collect(Collectors.joining(","))).append('\n');
    return this;
  }

  private static String cell(Object value) {
    String cell = value.toString();
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  byte[] octets() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
