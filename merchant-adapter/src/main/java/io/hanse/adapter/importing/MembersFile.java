package io.hanse.adapter.importing;

import io.hanse.adapter.file.DiskTrouble;
import io.hanse.adapter.file.UnusableFile;
import io.hanse.protocol.identity.CardNumber;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a CSV file with the header {@code key,card}: the merchant's key for a member, and the card.
 */
public final class MembersFile {
  private static final List<String> HEADER = List.of("key", "card");
  private static final int MOST_FAULTS = 20;

  private MembersFile() {}

  /**
   * Reads the file.
   *
   * @throws UnusableFile with its faults, twenty at most
   */
  public static Members read(Path file) {
    Map<String, CardNumber> cards = new HashMap<>();
    List<String> faults = new ArrayList<>();
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser rows = CSVParser.builder().setReader(text).setFormat(CSVFormat.DEFAULT).get()) {
      boolean header = true;
      for (CSVRecord row : rows) {
        Optional<String> fault = header ? headerFault(row) : fault(row, cards);
        fault.ifPresent(found -> faults.add("line " + row.getRecordNumber() + ": " + found));
        if (faults.size() == MOST_FAULTS || (header && fault.isPresent())) {
          break;
        }
        header = false;
      }
    } catch (NoSuchFileException missing) {
      faults.add("there is no such file");
    } catch (IOException unreadable) {
      faults.add("it cannot be read: " + DiskTrouble.reason(unreadable));
    } catch (UncheckedIOException unreadable) {
      faults.add("it cannot be read: " + DiskTrouble.reason(DiskTrouble.cause(unreadable)));
    }
    if (!faults.isEmpty()) {
      throw new UnusableFile(file.toString(), faults);
    }
    return key -> Optional.ofNullable(cards.get(key));
  }

  private static Optional<String> headerFault(CSVRecord row) {
    return row.toList().equals(HEADER)
        ? Optional.empty()
        : Optional.of("the header must be key,card");
  }

  private static Optional<String> fault(CSVRecord row, Map<String, CardNumber> cards) {
    if (row.size() != HEADER.size() || row.get(0).isBlank()) {
      return Optional.of("a key and a card are expected");
    }
    try {
      CardNumber card = CardNumber.parse(row.get(1).strip());
      CardNumber other = cards.putIfAbsent(row.get(0).strip(), card);
      return other == null || other.equals(card)
          ? Optional.empty()
          : Optional.of("the key has another card further up");
    } catch (IllegalArgumentException noCard) {
      return Optional.of(String.valueOf(noCard.getMessage()));
    }
  }
}
