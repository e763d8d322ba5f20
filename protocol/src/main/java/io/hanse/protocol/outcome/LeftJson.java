package io.hanse.protocol.outcome;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.amount.Quantity;
import io.hanse.protocol.json.JsonAmounts;
import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.json.Shape;
import io.hanse.protocol.rejection.Left;
import java.util.Optional;

/**
 * How much is left, as it stands in problems, outcomes and answers:
 *
 * <pre>
 * {"points":120}
 * {"line":2,"quantity":"1","amount":{"currency":"EUR","amount":"16.67"},"points":16}
 * </pre>
 */
public final class LeftJson {
  private static final Shape SHAPE = Shape.of("line", "quantity", "amount", "points");
  private static final int MOST_LINES = 1_000_000;

  private LeftJson() {}

  /** Writes one object. */
  public static void write(JsonWriter json, Left left) {
    json.startObject();
    if (left instanceof Left.OfLine line) {
      json.number("line", line.line());
      line.quantity().ifPresent(quantity -> json.text("quantity", quantity.toDecimal()));
      json.money("amount", line.amount());
    }
    json.points("points", left.points()).endObject();
  }

  /** Reads the object on which the reader stands. */
  public static Left read(JsonReader json) {
    Integer line = null;
    Quantity quantity = null;
    Money amount = null;
    Points points = null;
    json.startObject();
    while (json.nextField(SHAPE)) {
      switch (json.field()) {
        case "line" -> line = (int) json.integer(0, MOST_LINES);
        case "quantity" -> quantity = JsonAmounts.quantity(json);
        case "amount" -> amount = JsonAmounts.money(json, 0);
        default -> points = JsonAmounts.points(json, 0, Points.MAX);
      }
    }
    Points required = json.required(points, "points");
    return line == null
        ? new Left.OfPoints(required)
        : new Left.OfLine(
            line, Optional.ofNullable(quantity), json.required(amount, "amount"), required);
  }
}
