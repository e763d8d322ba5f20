package io.hanse.adapter.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnPositionsTest {
  private static final Map<String, String> NAMES = Map.of("price", "Price", "number", "Quantity");

  @Test
  void missingColumnsAreNamed() {
    ColumnPositions.UnfitHeader unfit =
        assertThrows(
            ColumnPositions.UnfitHeader.class,
            () -> ColumnPositions.in(List.of("Price", "Day"), NAMES));

    assertEquals(
        "the header lacks the columns Quantity (for number); it has Price, Day",
        unfit.getMessage());
  }

  /** Which of the two is meant nobody can know. */
  @Test
  void aColumnThatIsThereTwiceIsNamed() {
    List<String> header = List.of("Quantity", "Price", "Quantity");

    ColumnPositions.UnfitHeader unfit =
        assertThrows(ColumnPositions.UnfitHeader.class, () -> ColumnPositions.in(header, NAMES));

    assertEquals(
        "the header has more than once the columns Quantity; it has Quantity, Price, Quantity",
        unfit.getMessage());
  }
}
