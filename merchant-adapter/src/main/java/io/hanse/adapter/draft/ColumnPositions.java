package io.hanse.adapter.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The positions of a format's fields in a row.
 *
 * @param places the place of each field, from 0
 * @param width how many values a row must have
 */
public record ColumnPositions(Map<String, Integer> places, int width) {
  public ColumnPositions {
    places = Map.copyOf(places);
  }

  /**
   * Finds the fields in a header.
   *
   * @param names column name of each field
   * @throws UnfitHeader listing all that the header does not have, or has twice
   */
  public static ColumnPositions in(List<String> header, Map<String, String> names) {
    Map<String, Integer> places = new HashMap<>();
    names.forEach(
        (field, column) -> {
          int place = header.indexOf(column);
          if (place >= 0) {
            places.put(field, place);
          }
        });
    List<String> missing =
        names.entrySet().stream()
            .filter(name -> !places.containsKey(name.getKey()))
            .map(name -> name.getValue() + " (for " + name.getKey() + ")")
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      throw new UnfitHeader("lacks the columns", missing, header);
    }
    List<String> doubled =
        names.values().stream()
            .filter(name -> header.indexOf(name) != header.lastIndexOf(name))
            .sorted()
            .toList();
    if (!doubled.isEmpty()) {
      throw new UnfitHeader("repeats the columns", doubled, header);
    }
    return new ColumnPositions(places, header.size());
  }

  /** Thrown where a header lacks columns that the mapping names, or has one more than once. */
  public static final class UnfitHeader extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private static final int MOST_SHOWN = 1_000;

    private UnfitHeader(String fault, List<String> columns, List<String> header) {
      super(
          "the header "
              + fault
              + " "
              + String.join(", ", columns)
              + "; it has "
              + printable(String.join(", ", header)));
    }

    /** A file that is no table has a first line of any length, and octets that steer a terminal. */
    private static String printable(String header) {
      String shown =
          header
              .codePoints()
              .map(character -> Character.isISOControl(character) ? '\uFFFD' : character)
              .limit(MOST_SHOWN)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      return shown.length() < header.length() ? shown + " ..." : shown;
    }
  }
}
