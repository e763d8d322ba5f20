package io.hanse.adapter.importing;

import io.hanse.adapter.draft.ColumnPositions;
import io.hanse.adapter.draft.Row;
import io.hanse.adapter.file.DiskTrouble;
import io.hanse.adapter.file.UnusableFile;
import io.hanse.adapter.mapping.Mapping;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a CSV file (RFC 4180), one after the other; the file is never in memory as a whole.
 */
final class RowSource implements AutoCloseable {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final Path file;
  private final CSVParser parser;
  private final CountedStream octets;
  private final Iterator<CSVRecord> records;
  private final ColumnPositions columns;
  private long rows;

  private RowSource(Path file, CSVParser parser, CountedStream octets, Mapping mapping) {
    this.file = file;
    this.parser = parser;
    this.octets = octets;
    this.records = parser.iterator();
    this.columns = header(mapping);
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws UnusableFile when it is missing, empty or lacks columns
   */
  static RowSource open(Path file, Mapping mapping) {
    try {
      CountedStream octets = new CountedStream(Files.newInputStream(file));
      BufferedReader text =
          new BufferedReader(
              new InputStreamReader(
                  octets,
                  mapping
                      .charset()
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPLACE)
                      .onUnmappableCharacter(CodingErrorAction.REPLACE)));
      CSVFormat format =
          CSVFormat.DEFAULT
              .builder()
              .setDelimiter(mapping.delimiter())
              .setIgnoreEmptyLines(true)
              .setTrailingData(true)
              .get();
      return new RowSource(
          file, CSVParser.builder().setReader(text).setFormat(format).get(), octets, mapping);
    } catch (NoSuchFileException missing) {
      throw new UnusableFile(file.toString(), List.of("there is no such file"));
    } catch (IOException unreadable) {
      throw new UnusableFile(
          file.toString(), List.of("it cannot be read: " + DiskTrouble.reason(unreadable)));
    }
  }

  private ColumnPositions header(Mapping mapping) {
    if (!records.hasNext()) {
      throw new UnusableFile(file.toString(), List.of("it is empty; a header is expected"));
    }
    List<String> names =
        records.next().stream().map(name -> name.replace(BYTE_ORDER_MARK, "").strip()).toList();
    try {
      return ColumnPositions.in(names, mapping.columns());
    } catch (ColumnPositions.UnfitHeader unfit) {
      throw new UnusableFile(file.toString(), List.of(String.valueOf(unfit.getMessage())));
    }
  }

  /**
   * The next row, or nothing at the end.
   *
   * @throws BrokenFile when the rest of the file cannot be told into rows
   */
  Optional<Row> next() {
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      rows++;
      return Optional.of(new Row(rows, records.next().toList(), columns));
    } catch (UncheckedIOException broken) {
      rows++;
      throw new BrokenFile(rows, DiskTrouble.reason(DiskTrouble.cause(broken)));
    }
  }

  /** Octets read so far. */
  long octetsRead() {
    return octets.count;
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Thrown where the rest of a file cannot be read: a quote is never closed, or the disk fails. */
  static final class BrokenFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long row;

    BrokenFile(long row, String reason) {
      super(reason);
      this.row = row;
    }

    /** The first row that cannot be read. */
    long row() {
      return row;
    }
  }

  private static final class CountedStream extends FilterInputStream {
    private long count;

    CountedStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      count += octet < 0 ? 0 : 1;
      return octet;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int read = super.read(into, from, most);
      count += Math.max(0, read);
      return read;
    }
  }
}
