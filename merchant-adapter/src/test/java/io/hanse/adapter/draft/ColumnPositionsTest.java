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

  @Test
  void aHeaderThatIsNoTextCannotSteerTheTerminalThatShowsIt() {
    List<String> header = List.of("\u001B[2J\u0007", "x".repeat(5_000));

    ColumnPositions.UnfitHeader unfit =
        assertThrows(ColumnPositions.UnfitHeader.class, () -> ColumnPositions.in(header, NAMES));

    assertEquals(
        "the header lacks the columns Price (for price), Quantity (for number); it has"
            + " \uFFFD[2J\uFFFD, "
            + "x".repeat(993)
            + " ...",
        unfit.getMessage());
  }

  /** Which of the two is meant nobody can know. */
  @Test
  void aColumnThatIsThereTwiceIsNamed() {
    List<String> header = List.of("Quantity", "Price", "Quantity");

    ColumnPositions.UnfitHeader unfit =
        assertThrows(ColumnPositions.UnfitHeader.class, () -> ColumnPositions.in(header, NAMES));

    assertEquals(
        "the header repeats the columns Quantity; it has Quantity, Price, Quantity",
        unfit.getMessage());
  }
}
