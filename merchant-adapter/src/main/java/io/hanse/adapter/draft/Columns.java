package io.hanse.adapter.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where in a row the fields of a format stand.
 *
 * @param places the place of each field, from 0
 * @param width how many values a row must have
 */
public record Columns(Map<String, Integer> places, int width) {
  public Columns {
    places = Map.copyOf(places);
  }

  /**
   * Finds the fields in a header.
   *
   * @param names column name of each field
   * @throws MissingColumns listing all that the header does not have
   */
  public static Columns in(List<String> header, Map<String, String> names) {
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
      throw new MissingColumns(missing, header);
    }
    return new Columns(places, header.size());
  }

  /** The file's header lacks columns that the mapping names. */
  public static final class MissingColumns extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private MissingColumns(List<String> missing, List<String> header) {
      super(
          "the header lacks the columns "
              + String.join(", ", missing)
              + "; it has "
              + String.join(", ", header));
    }
  }
}
